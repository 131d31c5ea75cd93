import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServerError } from "../errors/index.js";
import { openSecretBox } from "./index.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearthash-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const box = (name = "key") => openSecretBox({ keyFile: join(folder, name) });

function refusal(act: () => unknown): Pick<ServerError, "code" | "message"> {
  try {
    act();
  } catch (error) {
    return error as ServerError;
  }
  throw new Error("it did not fail");
}

describe("the secret box", () => {
  it("opens what it sealed, for the same purpose, after a restart too", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.string({ maxLength: 40 }),
        (clear, purpose) => {
          expect(box().open(box().seal(clear, purpose), purpose)).toBe(clear);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("seals the same text differently each time, with nothing of it to be seen", () => {
    const [one, other] = [box().seal("hunter2", "p"), box().seal("hunter2", "p")];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes("hunter2")).toBe(false);
  });

  it("opens nothing that was changed in any byte, cut or made longer", () => {
    const sealed = box().seal("hunter2", "pool");
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(refusal(() => box().open(changed, "pool"))).toMatchObject({ code: "data-damaged" });
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(refusal(() => box().open(sealed.subarray(0, length), "pool"))).toMatchObject({
        code: "data-damaged",
      });
    }
    expect(refusal(() => box().open(Buffer.concat([sealed, Buffer.of(0)]), "pool"))).toMatchObject({
      code: "data-damaged",
    });
  });

  it("opens nothing for another purpose or with another key, and says nothing of it", () => {
    const sealed = box().seal("hunter2", "pool");
    for (const error of [
      refusal(() => box().open(sealed, "web")),
      refusal(() => box("other").open(sealed, "pool")),
    ]) {
      expect(error.code).toBe("data-damaged");
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/hunter2/);
    }
  });
});

describe("the key file", () => {
  it("is made once, 32 bytes for its owner alone, in a folder of its own", () => {
    const keyFile = join(folder, "deeper", "key");
    openSecretBox({ keyFile });
    expect(statSync(keyFile)).toMatchObject({ size: 32 });
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const key = readFileSync(keyFile);
    openSecretBox({ keyFile });
    expect(readFileSync(keyFile).equals(key)).toBe(true);
    expect(readdirSync(join(folder, "deeper"))).toEqual(["key"]);
  });

  it.each([0o640, 0o604, 0o620, 0o601])("is refused when others have rights on it: %o", (mode) => {
    box();
    chmodSync(join(folder, "key"), mode);
    expect(refusal(box)).toMatchObject({
      code: "config-invalid",
      message: expect.stringContaining("chmod 600"),
    });
  });

  it("is refused when it is too short, too long, a link or a folder, and never replaced", () => {
    writeFileSync(join(folder, "key"), "short", { mode: 0o600 });
    expect(refusal(box)).toMatchObject({
      code: "config-invalid",
      message: expect.stringContaining("5 bytes"),
    });
    expect(readFileSync(join(folder, "key"), "utf8")).toBe("short");
    writeFileSync(join(folder, "long"), "x".repeat(33), { mode: 0o600 });
    expect(refusal(() => box("long"))).toMatchObject({ code: "config-invalid" });
    box("real");
    symlinkSync(join(folder, "real"), join(folder, "link"));
    expect(refusal(() => box("link"))).toMatchObject({
      code: "config-invalid",
      message: expect.stringContaining("is a link"),
    });
    symlinkSync(join(folder, "not there"), join(folder, "dangling"));
    expect(refusal(() => box("dangling"))).toMatchObject({ code: "config-invalid" });
    expect(existsSync(join(folder, "not there"))).toBe(false);
    expect(refusal(() => box("."))).toMatchObject({ code: "config-invalid" });
  });

  it("gives way to systemd's credential", () => {
    writeFileSync(join(folder, "hearthash.key"), Buffer.alloc(32, 7), { mode: 0o440 });
    const keyFile = join(folder, "key");
    const sealed = openSecretBox({ keyFile, credentialsFolder: folder }).seal("a", "p");
    expect(existsSync(keyFile)).toBe(false);
    expect(refusal(() => box().open(sealed, "p"))).toMatchObject({ code: "data-damaged" });
    expect(openSecretBox({ keyFile, credentialsFolder: folder }).open(sealed, "p")).toBe("a");
    expect(openSecretBox({ keyFile, credentialsFolder: "/nowhere" }).seal("a", "p").length).toBeGreaterThan(
      28,
    );
  });
});
