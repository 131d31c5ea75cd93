import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Database, openStore } from "../../packages/server/src/store/index.js";

/** Opens the state of a server in a file: one of its own, gone with the test, or the one given. */
export function testStore(file?: string): Database {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-store-"));
  const options = { backupFolder: join(folder, "backups"), now: Date.now };
  const store = openStore(file ?? join(folder, "state.db"), options);
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}
