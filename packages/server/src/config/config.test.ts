import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSchema } from "@hearthash/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkConfig, faultLine } from "./index.js";
import { configTemplate } from "./template.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearthash-config-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The faults of a file with this content, without its folder in front. */
function faultsOf(content: string | Uint8Array, env: Record<string, string> = {}): readonly string[] {
  const file = join(folder, "config.yaml");
  writeFileSync(file, content);
  const { faults, config } = checkConfig({ file, env, platform: "linux" });
  expect(config === undefined).toBe(faults.length > 0);
  return faults.map((fault) => faultLine(fault).replace(`${folder}/config.yaml`, "FILE"));
}

describe("a configuration that is right", () => {
  it.each([
    ["an empty file", ""],
    ["comments alone", "# nothing\n"],
    ["a byte order mark", "\ufeffpolling:\n  watchedMs: 6000\n"],
    ["line endings of Windows", "polling:\r\n  watchedMs: 6000\r\n"],
    ["a section with everything commented out", "polling:\n  # watchedMs: 6000\nlog:\n  level:\n"],
    ["miners and networks", "miners:\n- host: 192.168.1.50\n- host: 10.0.0.0/24\nsubnets: [10.0.0.0/24]\n"],
    ["an anchor", "lan:\n  addresses: &own [10.0.0.1]\nsubnets: *own\n"],
    ["the file as it is made", configTemplate()],
  ])("%s", (_name, content) => {
    expect(faultsOf(content)).toEqual([]);
  });
});

describe("a configuration that is wrong", () => {
  it.each<[string, readonly RegExp[]]>([
    [
      "polling:\n  watchedMs: soon\n",
      [/^FILE:2:3: polling\.watchedMs: takes a whole number from 1000 to 3600000, not the text "soon"$/],
    ],
    [
      "polling:\n  watchedMs: 1\n",
      [/^FILE:2:3: polling\.watchedMs: takes a whole number from 1000 to 3600000, not 1$/],
    ],
    ["polling:\n  watchedMs: 99999999999999999999999\n", [/^FILE:2:3: .*whole number from 1000/]],
    [
      "polling:\n  watchdMs: 5000\n",
      [/^FILE:2:3: polling: there is no "watchdMs", did you mean watchedMs\?$/],
    ],
    ["poling:\n  watchedMs: 5000\n", [/^FILE:1:1: there is no "poling", did you mean polling\?$/]],
    ["listen: 127.0.0.1:1\n", [/^FILE:1:1: there is no "listen" here; it belongs .* below server:$/]],
    [
      "server:\n  insecureHttp: yes\n",
      [/FILE:2:3: server\.insecureHttp: takes true or false, not the text "yes"/],
    ],
    ["log:\n  level: loud\n", [/takes one of debug, info, warn, error, silent, not the text "loud"/]],
    [
      "server:\n  listen: here\n",
      [/FILE:2:3: server\.listen: takes address:port, such as 127\.0\.0\.1:4029, not the text "here"/],
    ],
    ["server:\n  listen: 127.0.0.1:70000\n", [/takes a port from 0 to 65535 behind the colon, not 70000/]],
    [
      "server: 127.0.0.1:4029\n",
      [/FILE:1:1: server: takes settings, each on an indented line below it: listen, insecureHttp/],
    ],
    ["- a\n", [/^FILE:1:1: takes .*server.*, not a list$/]],
    ["just words\n", [/^FILE:1:1: takes .*server/]],
    [
      "miners: 192.168.1.50\n",
      [/FILE:1:1: miners: takes a list, one line each: `- host: 192\.168\.1\.50`, not the text/],
    ],
    [
      "miners:\n  - 192.168.1.50\n",
      [/FILE:2:5: miners\[0\]: takes a miner: `- host: 192\.168\.1\.50`, not the text/],
    ],
    [
      "miners:\n  host: 192.168.1.50\n",
      [/FILE:1:1: miners: takes a list, one line each: `- host: 192\.168\.1\.50`, not names/],
    ],
    [
      "miners:\n  - name: Heater\n",
      [/FILE:2:5: miners\[0\]\.host: is missing; takes a text of 1 to 260 characters/],
    ],
    ["miners:\n  - host: 10.0.0.0/8\n", [/FILE:2:5: miners\[0\]\.host: .*more than 65536 addresses/]],
    ["miners:\n  - host: a b\n", [/miners\[0\]\.host: "a b" is not a host/]],
    [
      "subnets:\n  - 10.0.0.0/24\n  - home\n",
      [/FILE:3:5: subnets\[1\]: takes an address or a network such as .*, not "home"/],
    ],
    ["subnets:\n  -\n", [/FILE:2:\d+: subnets\[0\]: takes a text, not nothing/]],
    ["subnets:\n  - 10.0.0.0/8\n", [/FILE:2:5: subnets\[0\]: .*take \/16 or smaller/]],
    ["security:\n  allowTargets: [127.0.0.1/64]\n", [/FILE:2:18: security\.allowTargets\[0\]/]],
    ["lan:\n  certificate: a.pem\n", [/FILE:2:3: lan\.certificate: is of no use alone; set lan\.key too/]],
    [
      "server:\n  publicUrls: [ftp://a, nonsense]\n",
      [/FILE:2:25: server\.publicUrls\[1\]: takes an address such as https:/],
    ],
    ["polling:\n  watchedMs: 5000\n  watchedMs: 6000\n", [/^FILE:3:3: this name is there twice/]],
    ["polling:\n\twatchedMs: 5000\n", [/^FILE:2:1: a tab where spaces belong/]],
    ["polling: [\n", [/^FILE:\d+:\d+: this is no YAML: /]],
    ["a: 1\n---\nb: 1\n", [/^FILE:2:1: a second document begins here/]],
    ["server:\n  listen: !secret x\n", [/^FILE:2:11: a tag/]],
    [
      "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n",
      [/^FILE:1:1: .*too many aliases/],
    ],
    ["__proto__:\n  x: 1\n", [/^FILE:1:1: there is no "__proto__"; known: server, lan/]],
    [
      "polling:\n  watchedMs: x\n  wat: 1\nlog:\n  level: x\nmore: 1\n",
      [/FILE:2:3/, /FILE:3:3/, /FILE:5:3/, /FILE:6:1/],
    ],
  ])("%j", (content, expected) => {
    const faults = faultsOf(content);
    for (const pattern of expected) expect(faults.join("\n")).toMatch(new RegExp(pattern.source, "m"));
    expect(faults).toHaveLength(expected.length);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0]), /^FILE:1:1: is UTF-16; save the file as UTF-8/],
    ["Latin-1", Buffer.from("log:\n  # K\u00fcche\n", "latin1"), /^FILE:2:6: holds a byte that is no UTF-8/],
    ["another kind of file", new Uint8Array(5_000_000), /^FILE: is larger than/],
  ])("%s", (_name, bytes, expected) => {
    expect(faultsOf(bytes)).toEqual([expect.stringMatching(expected)]);
  });

  it("nests without end", () => {
    const faults = faultsOf("[".repeat(200_000));
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toMatch(/^FILE:\d+:\d+: .{10,300}$/);
  });

  it("is a folder, or missing though named", () => {
    const check = (file: string, env = {}) =>
      checkConfig({ file, env, platform: "linux" }).faults.map((fault) => faultLine(fault));
    expect(check(folder)).toEqual([expect.stringMatching(/is a folder; name the file in it/)]);
    expect(check(join(folder, "none.yaml"))).toEqual([expect.stringMatching(/this file does not exist/)]);
    const env = { HEARTHASH_CONFIG: join(folder, "none.yaml") };
    const named = checkConfig({ env, platform: "linux" });
    expect(named.faults).toMatchObject([{ where: env.HEARTHASH_CONFIG }]);
  });
});

describe("the environment", () => {
  const config = (env: Record<string, string>, content = "") => {
    expect(faultsOf(content, env)).toEqual([]);
    return checkConfig({ file: join(folder, "config.yaml"), env, platform: "linux" });
  };

  it("goes before the file, which goes before the defaults", () => {
    const env = {
      HEARTHASH_POLLING_WATCHED_MS: "7000",
      HEARTHASH_LAN_ENABLED: "1",
      HEARTHASH_LOG_LEVEL: "warn",
    };
    const checked = config(env, "polling:\n  watchedMs: 6000\n  backgroundMs: 60000\n");
    expect(checked.config?.polling).toMatchObject({ watchedMs: 7000, backgroundMs: 60_000, concurrency: 64 });
    expect(checked.config?.lan.enabled).toBe(true);
    expect(checked.origins).toMatchObject({
      "polling.watchedMs": "environment",
      "polling.backgroundMs": "file",
      "polling.concurrency": "default",
    });
  });

  it("gives lists with commas, and miners as addresses", () => {
    const env = {
      HEARTHASH_MINERS: "192.168.1.50, 192.168.1.51:4029",
      HEARTHASH_SUBNETS: "",
      HEARTHASH_SERVER_PUBLIC_URLS: "https://a.example",
      HEARTHASH_LAN_NAME: "",
    };
    const checked = config(env, "subnets: [10.0.0.0/24]\n");
    expect(checked.config?.miners).toEqual([{ host: "192.168.1.50" }, { host: "192.168.1.51:4029" }]);
    expect(checked.config?.subnets).toEqual([]);
    expect(checked.config?.server.publicUrls).toEqual(["https://a.example"]);
    expect(checked.config?.lan.name).toBeUndefined();
  });

  it("takes LOG_LEVEL where our own name is not set", () => {
    expect(config({ LOG_LEVEL: "debug" }).config?.log.level).toBe("debug");
    expect(config({ LOG_LEVEL: "debug", HEARTHASH_LOG_LEVEL: "error" }).config?.log.level).toBe("error");
  });

  it("leaves the command line's own names alone", () => {
    config({
      HEARTHASH_HOST: "a",
      HEARTHASH_WEB_PASSWORD: "b",
      HEARTHASH_DATA: "/d",
      HEARTHASH_SERVER: "http://c",
    });
  });

  it.each<[Record<string, string>, RegExp]>([
    [
      { HEARTHASH_POLLING_WATCHED_MS: "1.5" },
      /^HEARTHASH_POLLING_WATCHED_MS: polling\.watchedMs: takes a whole number from 1000/,
    ],
    [
      { HEARTHASH_POLLING_WATCHD_MS: "1" },
      /^HEARTHASH_POLLING_WATCHD_MS: there is no such setting, did you mean HEARTHASH_POLLING_WATCHED_MS\?/,
    ],
    [
      { HEARTHASH_METRICS_SOMETHING_ELSE: "1" },
      /known: HEARTHASH_METRICS_ENABLED, HEARTHASH_METRICS_PER_MINER/,
    ],
    [{ HEARTHASH_LAN_ENABLED: "maybe" }, /^HEARTHASH_LAN_ENABLED: lan\.enabled: takes true or false/],
    [{ HEARTHASH_SUBNETS: "home" }, /^HEARTHASH_SUBNETS: subnets\[0\]: takes an address or a network/],
    [
      { HEARTHASH_SERVER_LISTEN: "127.0.0.1:99999" },
      /^HEARTHASH_SERVER_LISTEN: server\.listen: takes a port/,
    ],
    [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL: log\.level: takes one of/],
  ])("%j is named", (env, expected) => {
    expect(faultsOf("", env)).toEqual([expect.stringMatching(expected)]);
  });
});

describe("the file as it is made", () => {
  it("has all settings commented out, and gives the defaults when they are not", () => {
    const template = configTemplate();
    expect(parse(template)).toBeNull();
    const active = template
      .split("\n")
      .map((line) => line.replace(/^#(?=[a-z]+:| {2})/, ""))
      .join("\n");
    expect(Object.keys(parse(active) as object)).toEqual(Object.keys(configSchema.shape));
    expect(configSchema.parse(parse(active))).toEqual(configSchema.parse({}));
  });

  it("says of each setting what it does", () => {
    const lines = configTemplate().split("\n");
    for (const [index, line] of lines.entries()) {
      if (/^#( {2})?\w+: ./.test(line)) expect(lines[index - 1], line).toMatch(/^# +(# )?[A-Z<]/);
    }
  });
});
