import { type ChildProcess, spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { backupStore, openDataFolder, openStore } from "../../packages/server/src/store/index.js";
import { migrations } from "../../packages/server/src/store/migrations.js";
import { folderBehind } from "../support/temp-folder.js";
import { thrown } from "../support/thrown.js";

const built = new URL("../../packages/server/dist/store/index.js", import.meta.url).href;
const second = { name: "second", sql: "ALTER TABLE miners ADD COLUMN colour TEXT" };
const now = () => Date.UTC(2026, 10, 22, 10, 0, 0);

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/**
 * Runs a program against the built store. It is killed behind the test at the latest. What it opens it has to keep:
 * a lock that nobody refers to goes with the next garbage.
 */
function program(script: string): ChildProcess {
  const imports = `import { openDataFolder, openStore } from ${JSON.stringify(built)};`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", `${imports}\n${script}`], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

/** Waits until it has written `word`; what it said before when it ends without. */
function says(child: ChildProcess, word: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(word)) resolve(said);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.on("close", () => reject(new Error(`it ended and said only: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.on("close", () => resolve());
  });
}

/** A store in an empty folder, as the first release made it. */
function firstStore(
  folder = folderBehind(),
  steps = migrations,
): { path: string; folder: string; backupFolder: string } {
  const path = join(folder, "state.db");
  const backupFolder = join(folder, "backups");
  const store = openStore(path, { backupFolder, now, migrations: steps });
  store.prepare("INSERT INTO settings VALUES ('a', '1')").run();
  store.prepare("INSERT INTO tokens VALUES ('t', 'n', x'1234', 'read', 1, NULL, NULL)").run();
  store.prepare("INSERT INTO secrets VALUES ('s', x'5ec7e7', 1)").run();
  store
    .prepare("INSERT INTO journal (at, kind, severity, message, data) VALUES (1, 'k', 'info', 'm', '{}')")
    .run();
  store.close();
  return { path, folder, backupFolder };
}

describe("the data folder", () => {
  it("is closed to other users, held once, and free when it was closed", () => {
    const path = join(folderBehind(), "a", "data");
    const first = openDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(thrown(() => openDataFolder(path))).toMatchObject({
      code: "data-in-use",
      message: expect.stringMatching(new RegExp(`process ${process.pid}\\).*--data`)),
    });
    first.close();
    openDataFolder(path).close();
  });

  it("is free again when its holder was killed", async () => {
    const path = folderBehind();
    const holder = program(
      `globalThis.held = openDataFolder(${JSON.stringify(path)}); console.log("held"); setInterval(() => {}, 1000);`,
    );
    await says(holder, "held");
    expect(thrown(() => openDataFolder(path))).toMatchObject({
      code: "data-in-use",
      message: expect.stringContaining(`process ${holder.pid}`),
    });
    holder.kill("SIGKILL");
    await ended(holder);
    openDataFolder(path).close();
  });

  it("goes to exactly one of those that start in the same moment", async () => {
    const path = folderBehind();
    const script = `try { globalThis.held = openDataFolder(${JSON.stringify(path)}); console.log("won."); setInterval(() => {}, 1000); } catch (error) { console.log(error.code + "."); }`;
    const answers = await Promise.all(Array.from({ length: 4 }, () => says(program(script), ".")));
    expect(answers.map((answer) => answer.trim()).sort()).toEqual([
      "data-in-use.",
      "data-in-use.",
      "data-in-use.",
      "won.",
    ]);
  });

  it("cannot be a file", () => {
    const file = join(folderBehind(), "file");
    writeFileSync(file, "");
    expect(thrown(() => openDataFolder(file))).toMatchObject({ code: "data-not-writable" });
    expect(thrown(() => openDataFolder(join(file, "below")))).toMatchObject({ code: "data-not-writable" });
  });
});

describe("openStore", () => {
  it("makes the schema once and keeps what is in it", () => {
    const { path, backupFolder } = firstStore();
    const store = openStore(path, { backupFolder, now });
    expect(store.prepare("SELECT value FROM settings").pluck().all()).toEqual(["1"]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(backupFolder)).toBe(false);
    store.close();
  });

  it("migrates forward behind a backup, of which the newest three are kept", () => {
    const { path, backupFolder } = firstStore();
    for (let version = migrations.length + 1; version <= migrations.length + 5; version += 1) {
      const steps = Array.from({ length: version - migrations.length }, (_, index) => ({
        name: `step ${index}`,
        sql: `CREATE TABLE extra${index} (a) STRICT`.replace("(a)", "(a TEXT)"),
      }));
      openStore(path, {
        backupFolder,
        now: () => now() + version * 1000,
        migrations: [...migrations, ...steps],
      }).close();
    }
    const names = readdirSync(backupFolder).sort();
    expect(names).toHaveLength(3);
    expect(names.at(-1)).toMatch(/^state-v\d+-20261122T1000\d{5}Z\.db$/);
    const old = openStore(join(backupFolder, names[0] ?? ""), {
      backupFolder,
      now,
      migrations: [...migrations, ...Array(9).fill({ name: "x", sql: "SELECT 1" })],
    });
    expect(old.prepare("SELECT value FROM settings").pluck().all()).toEqual(["1"]);
    old.close();
  });

  it("leaves all as it was when a step fails", () => {
    const { path, backupFolder } = firstStore();
    const broken = [
      ...migrations,
      second,
      { name: "broken", sql: "CREATE TABLE x (a TEXT) STRICT; nonsense" },
    ];
    expect(thrown(() => openStore(path, { backupFolder, now, migrations: broken }))).toMatchObject({
      code: "SQLITE_ERROR",
    });
    const store = openStore(path, { backupFolder, now, migrations: [...migrations, second] });
    expect(store.pragma("user_version", { simple: true })).toBe(migrations.length + 1);
    expect(store.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'x'").pluck().get()).toBe(0);
    store.close();
  });

  it("refuses newer data and leaves every byte of it, in the file and in its log", async () => {
    const folder = folderBehind();
    const { path, backupFolder } = firstStore(folder, [...migrations, second]);
    const before = readFileSync(path);
    expect(thrown(() => openStore(path, { backupFolder, now, migrations }))).toMatchObject({
      code: "data-too-new",
    });
    expect(readFileSync(path).equals(before)).toBe(true);

    const other = firstStore();
    const steps = JSON.stringify([...migrations, second]);
    const writer = program(
      `const store = openStore(${JSON.stringify(other.path)}, { backupFolder: ${JSON.stringify(other.backupFolder)}, now: Date.now, migrations: ${steps} }); console.log("done."); setInterval(() => {}, 1000);`,
    );
    await says(writer, "done.");
    writer.kill("SIGKILL");
    await ended(writer);
    const files = () => ["", "-wal"].map((end) => readFileSync(`${other.path}${end}`));
    const [file, log] = files();
    expect(log?.length).toBeGreaterThan(0);
    expect(thrown(() => openStore(other.path, { backupFolder, now, migrations }))).toMatchObject({
      code: "data-too-new",
    });
    const [fileAfter, logAfter] = files();
    expect(fileAfter?.equals(file ?? Buffer.alloc(0))).toBe(true);
    expect(logAfter?.equals(log ?? Buffer.alloc(0))).toBe(true);
  });

  it("refuses a file that is no database or has holes, and names the newest backup", () => {
    const { path, backupFolder } = firstStore();
    openStore(path, { backupFolder, now, migrations: [...migrations, second] }).close();
    const [backup] = readdirSync(backupFolder);
    const whole = readFileSync(path);
    const open = () =>
      thrown(() => openStore(path, { backupFolder, now, migrations: [...migrations, second] }));
    writeFileSync(path, "this is no database at all, and has never been one");
    expect(open()).toMatchObject({ code: "data-damaged", message: expect.stringContaining(backup ?? "?") });
    writeFileSync(path, whole.subarray(0, whole.length - 8192));
    expect(open()).toMatchObject({ code: "data-damaged" });
    writeFileSync(path, Buffer.from(whole).fill(0xa5, 4096, 12_288));
    expect(open()).toMatchObject({ code: "data-damaged" });
    writeFileSync(path, "");
    openStore(path, { backupFolder, now, migrations }).close();
  });

  it("says so when the place cannot be used", () => {
    const folder = folderBehind();
    const backupFolder = join(folder, "b");
    expect(thrown(() => openStore(join(folder, "none", "state.db"), { backupFolder, now }))).toMatchObject({
      code: "data-not-writable",
    });
    mkdirSync(join(folder, "state.db"));
    expect(thrown(() => openStore(join(folder, "state.db"), { backupFolder, now }))).toMatchObject({
      code: "data-not-writable",
    });
  });

  it("says so when the disk is full, and has changed nothing", () => {
    const { path, backupFolder } = firstStore();
    const sql =
      "PRAGMA max_page_count = 1; CREATE TABLE large (a TEXT) STRICT; INSERT INTO large VALUES (hex(zeroblob(1000000)));";
    const open = () =>
      openStore(path, { backupFolder, now, migrations: [...migrations, { name: "large", sql }] });
    expect(thrown(open)).toMatchObject({
      code: "data-not-writable",
      message: expect.stringContaining("disk is full"),
    });
    openStore(path, { backupFolder, now }).close();
  });

  it("opens after a kill in the midst of writes", async () => {
    const { path, backupFolder } = firstStore();
    const options = `{ backupFolder: ${JSON.stringify(backupFolder)}, now: Date.now }`;
    let most = 0;
    for (let round = 0; round < 8; round += 1) {
      const writer = program(`
        const store = openStore(${JSON.stringify(path)}, ${options});
        const insert = store.prepare("INSERT INTO settings VALUES (?, ?)");
        const start = store.prepare("SELECT count(*) FROM settings").pluck().get();
        for (let index = 0; ; index += 1) {
          store.transaction(() => { insert.run("n" + (start + index * 2), "x".repeat(3000)); insert.run("m" + (start + index * 2), "y"); })();
          if (index === ${round * 17}) console.log("far enough.");
        }`);
      await says(writer, "far enough.");
      writer.kill("SIGKILL");
      await ended(writer);
      const store = openStore(path, { backupFolder, now });
      const count = Number(store.prepare("SELECT count(*) FROM settings").pluck().get());
      expect(count % 2).toBe(1);
      expect(count).toBeGreaterThan(most);
      most = count;
      store.close();
    }
  });

  it("opens after a kill in the midst of a migration", async () => {
    const slow = `CREATE TABLE numbers (n INTEGER) STRICT; INSERT INTO numbers WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300000) SELECT n FROM c;`;
    const steps = [...migrations, { name: "slow", sql: slow }];
    const { path: pristine } = firstStore();
    for (let round = 0; round < 6; round += 1) {
      const folder = folderBehind();
      const path = join(folder, "state.db");
      const backupFolder = join(folder, "backups");
      copyFileSync(pristine, path);
      const migrating = program(`
        console.log("begins.");
        openStore(${JSON.stringify(path)}, { backupFolder: ${JSON.stringify(backupFolder)}, now: Date.now, migrations: ${JSON.stringify(steps)} });
        console.log("ended.");`);
      await says(migrating, "begins.");
      await new Promise((resolve) => setTimeout(resolve, round * 30));
      migrating.kill("SIGKILL");
      await ended(migrating);
      const store = openStore(path, { backupFolder, now, migrations: steps });
      expect(store.prepare("SELECT count(*) FROM numbers").pluck().get()).toBe(300_000);
      expect(store.prepare("SELECT value FROM settings").pluck().all()).toEqual(["1"]);
      store.close();
    }
  });
});

describe("backupStore", () => {
  it("copies all but the secrets, which stand nowhere in the file", () => {
    const { path, folder, backupFolder } = firstStore();
    const store = openStore(path, { backupFolder, now });
    const file = join(folder, "copy.db");
    backupStore(store, file);
    backupStore(store, file);
    expect(store.inTransaction).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes(Buffer.from("5ec7e7", "hex"))).toBe(false);
    const copy = openStore(file, { backupFolder, now });
    const count = (table: string) => copy.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(["settings", "journal", "tokens", "secrets", "sessions"].map(count)).toEqual([1, 1, 0, 0, 0]);
    const schema = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
    expect(copy.prepare(schema).all()).toEqual(store.prepare(schema).all());
    expect(copy.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").pluck().get()).toBe(1);
    copy.close();
    store.close();
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("says so when there is no room for it", () => {
    const { path, backupFolder } = firstStore();
    const store = openStore(path, { backupFolder, now });
    expect(thrown(() => backupStore(store, "/nowhere/at/all.db"))).toMatchObject({
      code: "data-not-writable",
    });
    expect(store.prepare("SELECT value FROM settings").pluck().all()).toEqual(["1"]);
    store.close();
  });
});
