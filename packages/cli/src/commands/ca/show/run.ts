import { HearthashError } from "@hearthash/client";
import { lanCa } from "@hearthash/server";
import type { CliContext } from "../../../context.js";
import { dataFolderOf } from "../../../server/data-folder.js";
import type { DataFlags } from "../ca-flags.js";
import { caText } from "../ca-text.js";

export interface CaShowFlags extends DataFlags {
  readonly pem: boolean;
}

/** Shows the CA of a data folder, which need not be in use. */
export async function runCaShow(this: CliContext, flags: CaShowFlags): Promise<void> {
  const folder = dataFolderOf(this, flags);
  const ca = await lanCa(folder);
  if (ca === undefined) {
    throw new HearthashError(
      "argument-invalid",
      `${folder} has no certificate authority yet: the server makes it when lan.enabled is set; --data names another folder`,
    );
  }
  this.out.write(flags.pem ? ca.certificatePem : caText(ca));
}
