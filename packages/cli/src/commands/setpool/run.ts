import type { IntentOf } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import { carryOut } from "../../control/carry-out.js";
import { canAsk } from "../../control/confirm.js";
import { type PoolPasswordFlags, poolPassword } from "../../control/pool-password.js";
import { ask } from "../../control/prompts.js";
import { needSecret } from "../../control/secrets.js";
import type { WriteFlags } from "../../control/write-flags.js";

export interface SetpoolFlags extends WriteFlags, PoolPasswordFlags {
  readonly webUser?: string;
  readonly webPasswordFile?: string;
  readonly reboot: boolean;
}

/** Stores the pool, then restarts where that is wanted: without a restart nothing changes. */
export async function runSetpool(
  this: CliContext,
  flags: SetpoolFlags,
  slot: number,
  url: string,
  worker: string,
): Promise<void> {
  const intent = await toIntent(this, flags, slot, url, worker);
  const results = await carryOut(this, flags, intent);
  const isStored = results.length > 0 && results.every((result) => result.ok);
  if (!isStored || !(await wantsRestart(this, flags))) return;
  await carryOut(this, { ...flags, yes: true }, { kind: "reboot" });
}

async function toIntent(
  context: CliContext,
  flags: SetpoolFlags,
  slot: number,
  url: string,
  worker: string,
): Promise<IntentOf<"setPool">> {
  const webPassword = await needSecret(context, {
    file: flags.webPasswordFile,
    variable: "HEARTHASH_WEB_PASSWORD",
    question: "The password of the miner's web page",
    flag: "--web-password-file",
  });
  const password = await poolPassword(context, flags);
  const user = flags.webUser === undefined ? {} : { webUser: flags.webUser };
  return { kind: "setPool", slot, url, worker, password, webPassword, ...user };
}

async function wantsRestart(context: CliContext, flags: SetpoolFlags): Promise<boolean> {
  if (flags.reboot) return true;
  if (flags.yes || flags.json || !canAsk(context)) {
    if (!flags.json) context.out.write("To restart it: hearthash reboot, or add --reboot.\n");
    return false;
  }
  return await ask(context, "It works after a restart. Restart now?");
}
