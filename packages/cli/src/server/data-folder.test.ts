import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dataFolderOf } from "./data-folder.js";

let at: string;
beforeEach(() => {
  at = mkdtempSync(join(tmpdir(), "hearthash-folder-"));
});
afterEach(() => rmSync(at, { recursive: true }));

const usual = () => ({
  ...{ configFile: join(at, "config.yaml"), isConfigNamed: false },
  ...{ dataFolder: join(at, "own"), serviceFolder: join(at, "service") },
});

describe("the data folder that is meant", () => {
  it("is the one named, by option or variable, whatever else there is", () => {
    mkdirSync(usual().serviceFolder);
    expect(dataFolderOf({ env: {} }, { data: "/x" }, usual())).toBe("/x");
    expect(dataFolderOf({ env: { HEARTHASH_DATA: "/y" } }, {}, { ...usual(), dataFolder: "/y" })).toBe("/y");
  });

  it("is the usual one where there is no service", () => {
    expect(dataFolderOf({ env: {} }, {}, usual())).toBe(usual().dataFolder);
    const { serviceFolder: _, ...elsewhere } = usual();
    expect(dataFolderOf({ env: {} }, {}, elsewhere)).toBe(usual().dataFolder);
  });

  it("is the service's, also where that cannot be entered, unless a server of one's own runs", () => {
    symlinkSync(join(at, "private"), usual().serviceFolder);
    mkdirSync(usual().dataFolder);
    expect(dataFolderOf({ env: { HEARTHASH_DATA: "" } }, {}, usual())).toBe(usual().serviceFolder);
    writeFileSync(join(usual().dataFolder, "server.json"), "{}");
    expect(dataFolderOf({ env: {} }, {}, usual())).toBe(usual().dataFolder);
  });
});
