import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readLocalAccess, writeLocalAccess } from "./local-access.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearthash-local-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const given = () => ({ folder, url: "http://127.0.0.1:4029", token: "hh_local_secret" });

describe("the local access file", () => {
  it("is for its owner alone and goes with the server", async () => {
    const remove = await writeLocalAccess({ ...given(), caFile: "/x/ca.pem" });
    expect(statSync(join(folder, "server.json")).mode & 0o777).toBe(0o600);
    const { url, token } = given();
    expect(await readLocalAccess(folder)).toEqual({ url, token, caFile: "/x/ca.pem", pid: process.pid });
    await remove();
    expect(await readLocalAccess(folder)).toBeUndefined();
  });

  it("of a later server is left alone by an earlier one", async () => {
    const removeFirst = await writeLocalAccess(given());
    await writeLocalAccess({ ...given(), token: "hh_local_later" });
    await removeFirst();
    expect((await readLocalAccess(folder))?.token).toBe("hh_local_later");
  });

  it("is refused when others can read it", async () => {
    await writeLocalAccess(given());
    chmodSync(join(folder, "server.json"), 0o640);
    await expect(readLocalAccess(folder)).rejects.toMatchObject({ code: "not-allowed" });
  });

  const isRoot = process.getuid?.() === 0;
  it.skipIf(!isRoot)(
    "of another user is read by root where the folder is that user's (skipped: not root)",
    async () => {
      await writeLocalAccess(given());
      chownSync(join(folder, "server.json"), 1234, 1234);
      await expect(readLocalAccess(folder)).rejects.toMatchObject({ code: "not-allowed" });
      chownSync(folder, 1234, 1234);
      expect((await readLocalAccess(folder))?.token).toBe(given().token);
      chownSync(join(folder, "server.json"), 1235, 1235);
      await expect(readLocalAccess(folder)).rejects.toMatchObject({ code: "not-allowed" });
    },
  );

  it("is refused as a link to somewhere else", async () => {
    writeFileSync(join(folder, "elsewhere"), "{}", { mode: 0o600 });
    symlinkSync(join(folder, "elsewhere"), join(folder, "server.json"));
    await expect(readLocalAccess(folder)).rejects.toMatchObject({ code: "not-allowed" });
  });

  it.each(["", "{", '{"url":1}'])("is refused when it holds %j", async (text) => {
    writeFileSync(join(folder, "server.json"), text, { mode: 0o600 });
    await expect(readLocalAccess(folder)).rejects.toMatchObject({ code: "data-damaged" });
  });
});
