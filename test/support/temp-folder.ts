import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is removed behind the test. */
export function folderBehind(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-test-"));
  folders.push(folder);
  return folder;
}

/** A configuration file with this content. */
export function configFile(content: string | Uint8Array): string {
  const file = join(folderBehind(), "config.yaml");
  writeFileSync(file, content);
  return file;
}
