import { HearthashError } from "@hearthash/client";
import type { Scope } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import type { ServerFlags } from "../../server/server-flags.js";
import { listDevices, revokeDevice } from "./devices.js";
import { pairDevice } from "./pair-device.js";

export interface PairFlags extends ServerFlags {
  readonly scope: Scope;
  readonly name?: string;
  readonly list: boolean;
  readonly revoke?: string;
}

/** Pairs a device, or lists and revokes those that are. */
export async function runPair(this: CliContext, flags: PairFlags): Promise<void> {
  if (flags.list && flags.revoke !== undefined) {
    throw new HearthashError("argument-invalid", "--list and --revoke are two things; say one of them");
  }
  if (flags.list) await listDevices(this, flags);
  else if (flags.revoke !== undefined) await revokeDevice(this, flags, flags.revoke);
  else await pairDevice(this, flags);
}
