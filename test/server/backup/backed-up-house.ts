import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { startSimulator } from "@hearthash/simulator";
import DatabaseFile from "better-sqlite3";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { call } from "../support/call.js";
import { added, type WholeServer } from "../whole/whole-server.js";

/** A simulated miner that a server polls; gives its id. */
export async function withMiner(server: WholeServer, name = "Living room"): Promise<string> {
  const simulator = stoppedBehind(await startSimulator({ miners: [{ model: "mini3", port: 0 }] }));
  return await added(server, simulator.miners[0]?.address ?? "", name);
}

/** Makes a state large, so that a backup of it takes its time. */
export function enlarge(folder: string, entries: number): void {
  const store = new DatabaseFile(join(folder, "hearthash.db"));
  try {
    store
      .prepare(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
          INSERT INTO journal (at, kind, severity, message, data)
          SELECT ?, 'test.filler', 'info', hex(randomblob(200)), '{}' FROM n`,
      )
      .run(entries, Date.now());
  } finally {
    store.close();
  }
}

/** Everything in the folder of backups, hidden files too. */
export function inBackups(folder: string): readonly string[] {
  mkdirSync(join(folder, "backups"), { recursive: true });
  return readdirSync(join(folder, "backups"));
}

/** The bytes of a backup as it is read over HTTP. */
export async function download({ url, bearer }: WholeServer, name: string): Promise<Buffer> {
  const response = await fetch(`${url}/api/v1/backups/${name}`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  return Buffer.from(await response.arrayBuffer());
}

/** A call of a path that nothing tidies up on its way. */
export async function rawStatus({ url, bearer }: WholeServer, method: string, path: string): Promise<number> {
  return (await call({ url, bearer }, method, path)).status;
}
