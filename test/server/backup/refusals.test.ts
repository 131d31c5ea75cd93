import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, list } from "tar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreBackup } from "../../../packages/server/src/index.js";
import { dataFolder } from "../support/server-parts.js";
import { openWhole, wholeServer } from "../whole/whole-server.js";

const home = mkdtempSync(join(tmpdir(), "hearthash-refused-"));
afterAll(() => rmSync(home, { recursive: true }));
let archive: Buffer;
const parts = new Map<string, Buffer>();

beforeAll(async () => {
  const server = await openWhole({ folder: home });
  const { name } = (await server.api("POST", "/backups")).body;
  archive = readFileSync(join(server.folder, "backups", name));
  await server.stop();
  const pending: Promise<void>[] = [];
  await list({
    file: join(server.folder, "backups", name),
    onReadEntry: (entry) => pending.push(entry.concat().then((bytes) => void parts.set(entry.path, bytes))),
  });
  await Promise.all(pending);
});

/** Tries to restore over present data, which has to stay as it is; gives why it was refused. */
async function refusal(bytes: Buffer): Promise<{ readonly code: string; readonly message: string }> {
  const folder = dataFolder();
  const file = join(folder, "given.tar.gz");
  const data = join(folder, "data");
  mkdirSync(data);
  writeFileSync(file, bytes);
  writeFileSync(join(data, "hearthash.db"), "the present data");
  const configFile = join(folder, "config.yaml");
  const error = await restoreBackup({ file, dataFolder: data, configFile }).catch(
    (reason: unknown) => reason,
  );
  expect(readdirSync(data).sort()).toEqual(["hearthash.db", "lock.db", "pid"]);
  expect(readFileSync(join(data, "hearthash.db"), "utf8")).toBe("the present data");
  expect(readdirSync(folder).sort()).toEqual(["data", "given.tar.gz"]);
  return error as { code: string; message: string };
}

/** An archive of these files, in this order. */
async function archiveOf(
  files: readonly (readonly [string, Buffer | { readonly link: string }])[],
): Promise<Buffer> {
  const folder = dataFolder();
  for (const [name, content] of files) {
    if (content instanceof Buffer) writeFileSync(join(folder, name), content);
    else symlinkSync((content as { link: string }).link, join(folder, name));
  }
  const chunks: Buffer[] = [];
  for await (const chunk of create(
    { cwd: folder, gzip: true },
    files.map(([name]) => name),
  ))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

const part = (name: string) => parts.get(name) ?? Buffer.alloc(0);
const manifest = () => JSON.parse(part("manifest.json").toString());
const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));
const rest = () => ["state.db", "history.db", "config.yaml"].map((name) => [name, part(name)] as const);

describe("a backup that is not what was written is refused, and nothing changes", () => {
  it.each([0, 1, 20, 300, 2000, -1000, -20, -1])("cut at %i bytes", async (at) => {
    expect(await refusal(archive.subarray(0, at < 0 ? archive.length + at : at))).toMatchObject({
      code: "data-damaged",
      message: expect.stringContaining("given.tar.gz"),
    });
  });

  it("with a byte changed anywhere", { timeout: 60_000 }, async () => {
    for (let step = 1; step < 12; step += 1) {
      const changed = Buffer.from(archive);
      const at = Math.floor((archive.length * step) / 12);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(await refusal(changed), `byte ${at}`).toMatchObject({ code: "data-damaged" });
    }
  });

  it("with another state than its manifest says", async () => {
    const state = Buffer.from(part("state.db"));
    state[5000] = (state[5000] ?? 0) ^ 1;
    const bytes = await archiveOf([
      ["manifest.json", part("manifest.json")],
      ["state.db", state],
      ...rest().slice(1),
    ]);
    const { code, message } = await refusal(bytes);
    expect(code).toBe("data-damaged");
    expect(message).toMatch(
      /holds a state\.db that was changed: its SHA-256 is another; nothing was changed/,
    );
  });

  it("with a symbolic link for a part", async () => {
    const bytes = await archiveOf([
      ["manifest.json", part("manifest.json")],
      ["state.db", { link: "/etc/passwd" }],
    ]);
    expect((await refusal(bytes)).message).toContain(
      "holds a SymbolicLink where hearthash writes plain files",
    );
  });

  it("with a file more, a part less, or none of ours", async () => {
    const whole = [["manifest.json", part("manifest.json")], ...rest()] as const;
    const more = await archiveOf([...whole, ["evil.sh", Buffer.from("#")]]);
    expect((await refusal(more)).message).toContain("does not name");
    expect((await refusal(await archiveOf(whole.slice(0, -1)))).message).toContain(
      "ends before its config.yaml",
    );
    expect((await refusal(await archiveOf([["notes.txt", Buffer.from("hello")]]))).message).toContain(
      "is no backup of hearthash",
    );
    expect((await refusal(Buffer.from("not even an archive"))).code).toBe("data-damaged");
  });

  it("of a newer hearthash", async () => {
    const newer = { ...manifest(), schema: 99, hearthash: "9.0.0" };
    const { code, message } = await refusal(await archiveOf([["manifest.json", asJson(newer)], ...rest()]));
    expect(code).toBe("data-too-new");
    expect(message).toContain("made by hearthash 9.0.0");
  });

  it("whose manifest fits a file that is no state", async () => {
    const state = Buffer.from("no database at all");
    const sha256 = createHash("sha256").update(state).digest("hex");
    const own = { ...manifest(), parts: [{ name: "state.db", bytes: state.length, sha256 }] };
    const bytes = await archiveOf([
      ["manifest.json", asJson(own)],
      ["state.db", state],
    ]);
    expect((await refusal(bytes)).code).toBe("data-damaged");
  });
});

it("is refused while a server runs on the folder", async () => {
  const server = await wholeServer();
  const { name } = (await server.api("POST", "/backups")).body;
  const file = join(server.folder, "backups", name);
  const configFile = join(server.folder, "config.yaml");
  const restoring = restoreBackup({ file, dataFolder: server.folder, configFile });
  await expect(restoring).rejects.toMatchObject({ code: "data-in-use" });
  expect((await server.api("GET", "/miners")).status).toBe(200);
});
