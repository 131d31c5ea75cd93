import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { loadConfig, usualFolders } from "@hearthash/server";
import { describe, expect, it } from "vitest";
import { configFile, folderBehind } from "../support/temp-folder.js";
import { thrown } from "../support/thrown.js";

const load = (file: string, env: Record<string, string> = {}) => loadConfig({ file, env, platform: "linux" });

describe("loadConfig", () => {
  it("makes the file at the usual place, for its owner alone, and uses it the next time", () => {
    const env = { HOME: folderBehind() };
    const { config, file } = loadConfig({ env, platform: "linux" });
    expect(file).toBe(join(env.HOME, ".config", "hearthash", "config.yaml"));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(config.polling.watchedMs).toBe(5000);
    writeFileSync(
      file,
      readFileSync(file, "utf8")
        .replace("#polling:\n", "polling:\n")
        .replace(/#( {2}watchedMs: )5000/, (_line, name: string) => `${name}9000`),
    );
    expect(loadConfig({ env, platform: "linux" }).config.polling.watchedMs).toBe(9000);
  });

  it("says so when something is in the way of the folder", () => {
    const home = folderBehind();
    mkdirSync(join(home, ".config"));
    writeFileSync(join(home, ".config", "hearthash"), "a file in the way of the folder");
    expect(thrown(() => loadConfig({ env: { HOME: home }, platform: "linux" }))).toMatchObject({
      code: "config-invalid",
    });
  });

  it("names every fault as a part, and counts them in the message", () => {
    const file = configFile("polling:\n  watchedMs: x\nlog:\n  level: y\n");
    const error = thrown(() => load(file, { HEARTHASH_LAN_ENABLED: "z" }));
    expect(error).toMatchObject({
      name: "ServerError",
      code: "config-invalid",
      message: expect.stringMatching(
        /config\.yaml:2:3: polling\.watchedMs: takes .* \(and 2 more; hearthash config check/,
      ),
      parts: [
        { path: "polling.watchedMs", message: expect.stringMatching(/^.*:2:3: takes a whole number/) },
        { path: "log.level", message: expect.stringMatching(/^.*:4:3: takes one of/) },
        {
          path: "lan.enabled",
          message: expect.stringMatching(/^HEARTHASH_LAN_ENABLED: takes true or false/),
        },
      ],
    });
  });

  it("refuses a file that was named and is missing", () => {
    const file = join(folderBehind(), "none.yaml");
    expect(thrown(() => load(file))).toMatchObject({
      code: "config-invalid",
      message: expect.stringContaining(file),
    });
  });
});

describe("an edit of the configuration", () => {
  it("changes the file and the configuration, and nothing else", () => {
    const file = configFile("\ufeff# mine\r\npolling:\r\n  watchedMs: 6000 # often\r\n");
    chmodSync(file, 0o640);
    const loaded = load(file);
    expect(loaded.edit("polling.watchedMs", 8000).polling.watchedMs).toBe(8000);
    expect(loaded.config.polling.watchedMs).toBe(8000);
    loaded.edit("miners", [{ host: "192.168.1.50" }]);
    expect(readFileSync(file, "utf8")).toBe(
      "\ufeff# mine\r\npolling:\r\n  watchedMs: 8000 # often\r\nminers:\r\n  - host: 192.168.1.50\r\n",
    );
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(load(file).config).toEqual(loaded.config);
    loaded.edit("polling.watchedMs", undefined);
    expect(loaded.config.polling.watchedMs).toBe(5000);
    expect(readdirSync(dirname(file))).toEqual(["config.yaml"]);
  });

  it("refuses what the setting does not take, and leaves the file alone", () => {
    const file = configFile("log: {level: info}\n");
    const loaded = load(file);
    expect(thrown(() => loaded.edit("log.level", "loud"))).toMatchObject({
      code: "request-invalid",
      parts: [{ path: "log.level" }],
    });
    expect(thrown(() => loaded.edit("subnets", ["home"]))).toMatchObject({ code: "request-invalid" });
    expect(thrown(() => loaded.edit("log.levle", "info"))).toMatchObject({
      code: "request-invalid",
      message: expect.stringContaining("log.level"),
    });
    expect(readFileSync(file, "utf8")).toBe("log: {level: info}\n");
    expect(loaded.config.log.level).toBe("info");
  });

  it("refuses when the environment gives the setting, or the file was changed or removed", () => {
    const file = configFile("log: {level: info}\n");
    const loaded = load(file, { HEARTHASH_LOG_LEVEL: "warn" });
    expect(thrown(() => loaded.edit("log.level", "debug"))).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("HEARTHASH_LOG_LEVEL"),
    });
    loaded.edit("polling.watchedMs", 7000);
    writeFileSync(file, "# rewritten\n");
    expect(thrown(() => loaded.edit("polling.watchedMs", 8000))).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("was changed since"),
    });
    expect(readFileSync(file, "utf8")).toBe("# rewritten\n");
  });

  it("writes through a link instead of replacing it", () => {
    const file = configFile("");
    const link = join(folderBehind(), "config.yaml");
    symlinkSync(file, link);
    load(link).edit("log.level", "warn");
    expect(readFileSync(file, "utf8")).toBe("log:\n  level: warn\n");
  });
});

describe("usualFolders", () => {
  it.each<[NodeJS.Platform, Record<string, string>, string, string]>([
    ["linux", { HOME: "/home/u" }, "/home/u/.config/hearthash/config.yaml", "/home/u/.local/share/hearthash"],
    [
      "linux",
      { HOME: "/h", XDG_CONFIG_HOME: "/c", XDG_DATA_HOME: "relative" },
      "/c/hearthash/config.yaml",
      "/h/.local/share/hearthash",
    ],
    [
      "linux",
      { HOME: "/h", CONFIGURATION_DIRECTORY: "/etc/hearthash:/etc/b", STATE_DIRECTORY: "/var/lib/hearthash" },
      "/etc/hearthash/config.yaml",
      "/var/lib/hearthash",
    ],
    [
      "darwin",
      { HOME: "/Users/u" },
      "/Users/u/Library/Application Support/hearthash/config.yaml",
      "/Users/u/Library/Application Support/hearthash",
    ],
    [
      "win32",
      { APPDATA: "C:\\R", LOCALAPPDATA: "C:\\L" },
      "C:\\R\\hearthash\\config.yaml",
      "C:\\L\\hearthash",
    ],
    [
      "win32",
      { USERPROFILE: "C:\\U" },
      "C:\\U\\AppData\\Roaming\\hearthash\\config.yaml",
      "C:\\U\\AppData\\Local\\hearthash",
    ],
    ["linux", { HOME: "/h", HEARTHASH_CONFIG: "/x.yaml", HEARTHASH_DATA: "/d" }, "/x.yaml", "/d"],
  ])("%s %j", (platform, env, configFile, dataFolder) => {
    expect(usualFolders(env, platform)).toMatchObject({ configFile, dataFolder });
  });
});
