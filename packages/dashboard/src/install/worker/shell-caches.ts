import type { Shell, ShellFile } from "./shell.js";

const PREFIX = "hearthash-shell-";

/** A page that is still open may need files of its version; more than these are of no use to anybody. */
const KEPT_VERSIONS = 3;

/**
 * Fetches all files of a version, or keeps none.
 *
 * @throws when one is missing or is of another version; the browser tries again at its next look.
 */
export async function keepShell({ version, files }: Shell): Promise<void> {
  const name = PREFIX + version;
  // Anew, so that the order of the caches is the order in which versions came: a version can come back.
  await caches.delete(name);
  const cache = await caches.open(name);
  try {
    await Promise.all(files.map((file) => keepFile(cache, file)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

async function keepFile(cache: Cache, { url, integrity }: ShellFile): Promise<void> {
  const response = await fetch(url, { integrity, cache: "no-cache", credentials: "same-origin" });
  // A proxy's page for signing in is no file of ours.
  if (!response.ok || response.redirected)
    throw new Error(`${url} cannot be kept: status ${response.status}`);
  await cache.put(url, response);
}

/** Lets go of versions that nobody shows any more. */
export async function dropOldShells(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.slice(0, -KEPT_VERSIONS).map((name) => caches.delete(name)));
}

/** A kept file: of this version, else of the one that asks for it. */
export async function keptFile({ version }: Shell, url: string): Promise<Response | undefined> {
  const own = await caches.match(url, { cacheName: PREFIX + version, ignoreVary: true });
  return own ?? (await caches.match(url, { ignoreVary: true }));
}
