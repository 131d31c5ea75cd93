import { HearthashError } from "@hearthash/client";
import { lanCa, rotateLanCa } from "@hearthash/server";
import type { CliContext } from "../../../context.js";
import { canAsk } from "../../../control/confirm.js";
import { ask } from "../../../control/prompts.js";
import { dataFolderOf } from "../../../server/data-folder.js";
import type { DataFlags } from "../ca-flags.js";
import { caText } from "../ca-text.js";

export interface CaRotateFlags extends DataFlags {
  readonly name?: string;
  readonly yes: boolean;
}

/** Makes a new CA in a data folder; a server that runs on it goes on with the old one until it is restarted. */
export async function runCaRotate(this: CliContext, flags: CaRotateFlags): Promise<void> {
  const folder = dataFolderOf(this, flags);
  const before = flags.name === undefined ? await lanCa(folder) : undefined;
  await agreed(this, flags);
  const ca = await rotateLanCa(folder, flags.name ?? before?.names[0]);
  this.out.write(caText(ca));
  this.out.write(
    "\nRestart the server. Every phone and computer has to install the new certificate; remove the old one there.\n",
  );
}

async function agreed(context: CliContext, { yes }: CaRotateFlags): Promise<void> {
  if (yes) return;
  const stake = "every phone and computer has to install the new certificate";
  if (!canAsk(context)) {
    throw new HearthashError("argument-invalid", `${stake}; nobody can be asked here, so say --yes to do it`);
  }
  if (!(await ask(context, `After this ${stake}. Go on?`))) {
    throw new HearthashError("aborted", "the certificate authority is as it was");
  }
}
