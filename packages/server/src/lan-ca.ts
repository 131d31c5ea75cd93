import type { LocalCa } from "./tls/index.js";

/** The CA of a data folder; `undefined` when none was made yet. @throws ServerError `data-damaged`. */
export async function lanCa(dataFolder: string): Promise<LocalCa | undefined> {
  return await (await certificates()).lanCa(dataFolder);
}

/** Puts a new CA in the place of a data folder's; see tls/lan-ca.ts. */
export async function rotateLanCa(dataFolder: string, name?: string): Promise<LocalCa> {
  return await (await certificates()).rotateLanCa(dataFolder, name);
}

/** Loaded where it is used: a server without a TLS port needs none of it, and is smaller without. */
async function certificates() {
  return await import("./tls/index.js");
}
