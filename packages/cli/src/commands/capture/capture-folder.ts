import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HearthashError } from "@hearthash/client";

/** A name of a file or folder made of a device's text: nothing in it can leave the folder it is put into. */
export function safeName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 60)
    .replace(/[.-]+$/, "");
  if (name === "") return "unknown";
  // Windows takes these for devices, with any ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(name) ? `_${name}` : name;
}

/**
 * Refuses a folder that is there already, unless it may be replaced and is an earlier capture.
 *
 * @throws HearthashError `argument-invalid`.
 */
export async function requireFree(folder: string, mayReplace: boolean): Promise<void> {
  if (!(await exists(folder))) return;
  if (!mayReplace) throw invalid(`${folder} is there already: --yes replaces it, --out writes elsewhere`);
  if (await exists(join(folder, "index.json"))) return;
  throw invalid(`${folder} is no earlier capture and is not replaced: name another folder with --out`);
}

/**
 * Writes the files of a folder all together: to a temporary folder beside it that is renamed at the end.
 *
 * @throws HearthashError `argument-invalid` when the place cannot be written to.
 */
export async function writeFolder(
  out: string,
  folder: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  let temporary: string | undefined;
  try {
    await mkdir(dirname(folder), { recursive: true });
    temporary = await mkdtemp(join(out, ".capture-"));
    const fresh = join(temporary, "new");
    await mkdir(fresh);
    for (const [name, bytes] of files) await writeFile(join(fresh, name), bytes);
    if (await exists(folder)) await rename(folder, join(temporary, "old"));
    await rename(fresh, folder);
  } catch (cause) {
    const { code = "unknown error" } = cause as { code?: string };
    throw invalid(`${folder} cannot be written (${code}): name another folder with --out`, cause);
  } finally {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

function invalid(message: string, cause?: unknown): HearthashError {
  return new HearthashError("argument-invalid", message, { cause });
}
