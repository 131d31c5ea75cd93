import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file so that whoever reads it, or a power cut, finds the old text or the new one, never a part. */
export function writeAtomically(file: string, text: string, mode: number): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    const handle = openSync(partial, "wx", mode);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(partial, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

/** Makes the new name last. Windows has no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
