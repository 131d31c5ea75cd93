import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { hearthash } from "../support/cli.js";
import { configFile, folderBehind } from "../support/temp-folder.js";

describe("hearthash config check", () => {
  it("names the file and says that it is right", async () => {
    const file = configFile("polling:\n  watchedMs: 6000\n");
    expect(await hearthash(["config", "check", "--config", file])).toEqual({
      code: 0,
      stdout: `${file}\nconfiguration is right\n`,
      stderr: "",
    });
    const HOME = folderBehind();
    const usual = await hearthash(["config", "check"], { env: { HOME } });
    expect(usual.stdout).toMatch(
      /\/\.config\/hearthash\/config\.yaml \(does not exist: every setting has its default\)\nconfiguration is right\n$/,
    );
    expect(usual.code).toBe(0);
  });

  it("names each fault with its place and how to mend it, and ends with 2", async () => {
    const file = configFile('poling:\n  watchedMs: 6000\nlog:\n  level: "\\e[2Jloud"\n');
    const { code, stdout } = await hearthash(["config", "check"], {
      env: { HEARTHASH_CONFIG: file, HEARTHASH_LAN_ENABLED: "perhaps" },
    });
    expect(code).toBe(2);
    expect(stdout.split("\n")).toEqual([
      file,
      `${file}:1:1: there is no "poling", did you mean polling?`,
      `${file}:4:3: log.level: takes one of debug, info, warn, error, silent, not the text "\\u001b[2Jloud"`,
      'HEARTHASH_LAN_ENABLED: lan.enabled: takes true or false, not the text "perhaps"',
      "",
    ]);
  });

  it("gives JSON to scripts", async () => {
    const file = configFile("log: 1\n");
    const { code, stdout } = await hearthash(["config", "check", "--json", "--config", file]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      file,
      exists: true,
      right: false,
      faults: [{ where: `${file}:1:1`, setting: "log" }],
    });
  });

  it("says so when the file is missing", async () => {
    const { code, stdout } = await hearthash(["config", "check", "--config", "/nowhere/config.yaml"]);
    expect(code).toBe(2);
    expect(stdout).toContain("/nowhere/config.yaml: this file does not exist");
  });
});

describe("hearthash config show", () => {
  it("shows every setting and where it comes from, as YAML that can be used", async () => {
    const file = configFile(
      "miners:\n  - host: 192.168.1.50\n    name: 'The: heater # 1'\nlan:\n  enabled: true\n",
    );
    const env = {
      HEARTHASH_POLLING_WATCHED_MS: "7000",
      HEARTHASH_CONFIG: file,
      HEARTHASH_WEB_PASSWORD: "hunter2",
    };
    const { code, stdout, stderr } = await hearthash(["config", "show"], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("  watchedMs: 7000 # HEARTHASH_POLLING_WATCHED_MS\n");
    expect(stdout).toContain("  enabled: true # file\n");
    expect(stdout).toContain("  concurrency: 64 # default\n");
    expect(stdout).toContain("  # name: not set\n");
    expect(stdout).not.toContain("hunter2");
    const json = JSON.parse((await hearthash(["config", "show", "--json"], { env })).stdout) as {
      config: unknown;
    };
    expect(parse(stdout)).toEqual(json.config);
    const copy = join(folderBehind(), "copy.yaml");
    writeFileSync(copy, stdout);
    expect((await hearthash(["config", "check", "--config", copy])).code).toBe(0);
  });

  it("shows what is wrong instead", async () => {
    const { code, stdout, stderr } = await hearthash(["config", "show", "--config", configFile("log: 1\n")]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/config\.yaml:1:1: log: takes settings/);
  });
});

describe("hearthash config path", () => {
  it("prints the path alone, and makes nothing", async () => {
    const HOME = folderBehind();
    const { stdout } = await hearthash(["config", "path"], { env: { HOME } });
    expect(stdout).toBe(`${join(HOME, ".config", "hearthash", "config.yaml")}\n`);
    expect(() => readFileSync(stdout.trim())).toThrow(/ENOENT/);
    const json = await hearthash(["config", "path", "--json"], { env: { HOME, XDG_DATA_HOME: "/data" } });
    expect(JSON.parse(json.stdout)).toMatchObject({ exists: false, dataFolder: "/data/hearthash" });
  });
});
