import { rm } from "node:fs/promises";
import { join } from "node:path";
import { plainHostname } from "../names/index.js";
import { systemClock } from "../time/index.js";
import { type LocalCa, readLocalCa, rotateLocalCa } from "./local-ca.js";
import { leafFiles } from "./local-certificate.js";

/** Folder of the CA and the certificate, inside the data folder. */
export function tlsFolder(dataFolder: string): string {
  return join(dataFolder, "tls");
}

/** The CA of a data folder; `undefined` when none was made yet. @throws ServerError `data-damaged`. */
export async function lanCa(dataFolder: string): Promise<LocalCa | undefined> {
  return await readLocalCa({ folder: tlsFolder(dataFolder), clock: systemClock });
}

/**
 * Puts a new CA in the place of a data folder's. The server makes itself a certificate of it at its next start; until
 * then it goes on with the old one.
 *
 * @param name what phones open, such as `house.local`; that of this machine unless given.
 */
export async function rotateLanCa(dataFolder: string, name?: string): Promise<LocalCa> {
  const folder = tlsFolder(dataFolder);
  const names = [(name ?? `${plainHostname()}.local`).toLowerCase()];
  const ca = await rotateLocalCa({ folder, names, clock: systemClock });
  const { certificate, key } = leafFiles(folder);
  // Without them the server makes one of the new CA, for the addresses it has then.
  await Promise.all([rm(certificate, { force: true }), rm(key, { force: true })]);
  return ca;
}
