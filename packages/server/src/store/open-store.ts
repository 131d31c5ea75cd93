import DatabaseFile, { type Database } from "better-sqlite3";
import { migrations } from "./migrations.js";

/** Opens the state of a server and brings it to the present schema. */
export function openStore(path: string): Database {
  const database = new DatabaseFile(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.pragma("foreign_keys = ON");
  const done = Number(database.pragma("user_version", { simple: true }));
  for (const [index, migration] of migrations.entries()) {
    if (index < done) continue;
    database.transaction(() => {
      database.exec(migration.sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
  return database;
}
