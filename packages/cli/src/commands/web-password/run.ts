import type { CliContext } from "../../context.js";
import { carryOut } from "../../control/carry-out.js";
import { needSecret } from "../../control/secrets.js";
import type { WriteFlags } from "../../control/write-flags.js";

export interface WebPasswordFlags extends WriteFlags {
  readonly oldFile?: string;
  readonly newFile?: string;
}

/** Neither password is ever taken from the command line, or shown. */
export async function runWebPassword(this: CliContext, flags: WebPasswordFlags): Promise<void> {
  const oldPassword = await needSecret(this, {
    file: flags.oldFile,
    variable: "HEARTHASH_WEB_PASSWORD",
    question: "The present web password",
    flag: "--old-file",
  });
  const newPassword = await needSecret(this, {
    file: flags.newFile,
    variable: "HEARTHASH_NEW_WEB_PASSWORD",
    question: "The new web password",
    flag: "--new-file",
  });
  await carryOut(this, flags, { kind: "setWebPassword", oldPassword, newPassword });
}
