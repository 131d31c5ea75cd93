import { HearthashError } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import { listDevices, revokeDevice } from "./devices.js";
import { pairDevice } from "./pair-device.js";
import type { PairFlags } from "./pair-flags.js";

/** Pairs a device, or lists and revokes those that are. */
export async function runPair(this: CliContext, flags: PairFlags): Promise<void> {
  if (flags.list && flags.revoke !== undefined) {
    throw new HearthashError("argument-invalid", "--list and --revoke are two things; say one of them");
  }
  if (flags.list) await listDevices(this, flags);
  else if (flags.revoke !== undefined) await revokeDevice(this, flags, flags.revoke);
  else await pairDevice(this, flags);
}
