import { createSocket } from "node:dgram";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startMany, startSimulator } from "@hearthash/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hearthash, hearthashInTerminal } from "../support/cli.js";
import { answering, type Stranger, stranger } from "../support/stranger.js";

let minis: Simulator;
let stock: Simulator;
let web: Stranger;
let silent: Stranger;
let port: number;
beforeAll(async () => {
  minis = await startMany({ model: "mini3", count: 3, host: "127.9.3.20", port: 0 });
  port = minis.miners[0]?.port ?? 0;
  stock = await startSimulator({ miners: [{ model: "cgminer", host: "127.9.3.60", port }] });
  web = await stranger(answering("HTTP/1.1 400 Bad Request\r\n\r\n"), "127.9.3.99");
  silent = await stranger(() => undefined, "127.9.3.100");
});
afterAll(() => Promise.all([minis, stock, web, silent].map((one) => one.stop())));

const RANGE = "127.9.3.0/24";
const strangers = () => `${web.host}:${web.port},${silent.host}:${silent.port}`;
const withPort = (...args: string[]) => ["discover", ...args, "-p", String(port), "-t", "0.4"];
const list = () => `127.9.3.20-22:${port},127.9.3.60:${port}`;

describe("discover in a pipe", () => {
  it("writes a line for each miner and open port, the counts, and a list for -H", async () => {
    const { code, stdout, stderr } = await hearthash(withPort(RANGE, strangers()));
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.filter((line) => line.includes("  Avalon Mini 3  02010000"))).toHaveLength(3);
    expect(stdout).toContain(`127.9.3.60:${port}  cgminer 4.11.1 (no Avalon)  -\n`);
    expect(stdout).toContain(`open, not identified: ${web.host}:${web.port} answers in HTTP`);
    expect(stdout).toContain(`${silent.port} connected but sent no reply in 0.4 s; -t 12 waits`);
    expect(stdout).toMatch(
      /\n4 miners · 3 of them Avalon · 2 open but not identified · 256 addresses in [\d.]+ s\n/,
    );
    expect(lines.at(-1)).toBe(`hearthash status -H ${list()}`);
    expect(stdout).not.toContain("\u001b");
  });

  it("the list is one that status takes", async () => {
    const { code, stdout } = await hearthash(["status", "-H", list(), "--json"]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { miners: unknown[] }).miners).toHaveLength(4);
  });

  it("--json is one document", async () => {
    const { code, stdout } = await hearthash(withPort("--json", RANGE, strangers()));
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as Record<"found" | "open", Record<string, unknown>[]>;
    expect(document).toMatchObject({ scanned: 256, complete: true });
    expect(document.found.map(({ host }) => host)).toEqual([
      "127.9.3.20",
      "127.9.3.21",
      "127.9.3.22",
      "127.9.3.60",
    ]);
    expect(document.found[0]).toMatchObject({ port, isAvalon: true, identity: { model: "mini3" } });
    expect(document.found[3]).toMatchObject({ isAvalon: false, identity: { model: "generic-cgminer" } });
    expect(document.open).toMatchObject([
      { host: web.host, port: web.port, code: "reply-malformed" },
      { host: silent.host, port: silent.port, code: "timeout" },
    ]);
  });

  it("--udp shows who answers, and believes nobody who was not asked", async () => {
    const asked: string[] = [];
    const socket = createSocket("udp4");
    socket.on("message", (bytes, from) => {
      asked.push(bytes.toString());
      socket.send('{"device":"Nano3s\\u001b[2J","ip":"127.9.2.1"}', from.port, from.address);
    });
    const uninvited = createSocket("udp4");
    socket.on("message", (_bytes, from) => {
      uninvited.send('{"device":"uninvited","ip":"127.9.2.9"}', from.port, from.address);
    });
    await new Promise<void>((resolve) => socket.bind(10_001, "127.9.2.1", resolve));
    await new Promise<void>((resolve) => uninvited.bind(10_001, "127.9.2.9", resolve));
    const text = await hearthash(withPort("127.9.2.1-3", "--udp"));
    const json = await hearthash(withPort("127.9.2.1-3", "--udp", "--json"));
    const nobody = await hearthash(withPort("127.9.2.4", "--udp"));
    socket.close();
    uninvited.close();
    expect(asked).toEqual(["get_ip$$$$", "get_ip$$$$"]);
    expect(text.stdout).toMatch(/^answered by UDP: 127\.9\.2\.1 as Nano3s\\u\{1b\}\[2J\n0 miners/);
    expect(JSON.parse(json.stdout)).toMatchObject({
      udp: [{ host: "127.9.2.1", device: "Nano3s\u001b[2J" }],
    });
    expect(nobody.stdout).toMatch(/^nobody answered by UDP\n/);
  });

  it("takes -H, several ranges and a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hearthash-discover-"));
    const file = join(folder, "hosts");
    writeFileSync(file, "127.9.3.21 # the attic\n127.9.3.22\n");
    const args = ["-H", "127.9.3.20", "-j", "2", "--passes", "1", "--json"];
    const { stdout } = await hearthash([...withPort(`@${file}`, "127.9.3.58-60"), ...args]);
    expect(JSON.parse(stdout)).toMatchObject({ scanned: 6, found: [{}, {}, {}, {}] });
    rmSync(folder, { recursive: true });
  });

  it("finding nothing is no failure and offers no list", async () => {
    const { code, stdout } = await hearthash(withPort("127.9.3.1-9"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^0 miners · 9 addresses in [\d.]+ s\n$/);
  });

  it("without a range scans nothing and says what to type, whatever HEARTHASH_HOST says", async () => {
    for (const args of [["discover"], ["discover", "--json"]]) {
      const { code, stdout, stderr } = await hearthash(args, { env: { HEARTHASH_HOST: "127.9.3.20" } });
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/^hearthash: no range named[^\n]*hearthash discover \d+\.[^\n]*\n$/);
    }
  });

  it.each([
    [["127.9.3.0/7"], /more than 65536 addresses/],
    [["127.9.3.9-1"], /the range ends before it begins/],
    [["127.9.3.1", "--passes", "0"], /--passes takes a whole number from 1 to 9/],
  ])("%j is refused", async (args, expected) => {
    const { code, stdout, stderr } = await hearthash(["discover", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(expected);
  });

  it("Ctrl-C ends it at once with what was found so far", async () => {
    let isStopped = false;
    const args = ["discover", `127.9.3.20:${port},${silent.host}:${silent.port}`, "-t", "3600"];
    const { code, stdout } = await hearthash(args, {
      onOutput: (soFar, child) => {
        if (isStopped || !soFar.includes("Avalon Mini 3")) return;
        isStopped = true;
        child.kill("SIGINT");
      },
    });
    expect(code).toBe(130);
    expect(stdout).toMatch(/1 miner · .*stopped before the end\n\nhearthash status -H 127\.9\.3\.20:\d+\n$/);
  });
});

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

describe("discover in a terminal", () => {
  it("shows a growing table and its progress, then the result", async () => {
    const { code, stdout } = await hearthashInTerminal(withPort(RANGE, strangers()));
    expect(code).toBe(0);
    expect(stdout).toContain("Looking ...");
    expect(stdout).toMatch(/of 256 addresses · \d found · waiting for (a reply|\d replies) · Ctrl-C ends/);
    const end = stdout.slice(stdout.lastIndexOf("MINER"));
    const miners = [...end.matchAll(/^127\.9\.3\.(\d+):/gm)].map(([, last]) => last);
    expect(miners).toEqual(["20", "21", "22", "60"]);
    expect(end).toContain("answers in HTTP, not in the cgminer protocol");
    expect(end).toContain(`hearthash status -H ${list()}\r\n`);
    expect(stdout.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(stdout.lastIndexOf(HIDE_CURSOR));
  });

  it("Ctrl-C ends it with what was found so far and gives the cursor back", async () => {
    let isStopped = false;
    const args = ["discover", `127.9.3.20:${port},${silent.host}:${silent.port}`, "-t", "3600"];
    const { code, stdout } = await hearthashInTerminal(args, {
      onOutput: (soFar, child) => {
        if (isStopped || !soFar.includes("Avalon Mini 3")) return;
        isStopped = true;
        child.type("\u0003");
      },
    });
    expect(code).toBe(130);
    expect(stdout).toContain("stopped before the end");
    expect(stdout).toMatch(/hearthash status -H 127\.9\.3\.20:\d+\r\n/);
    expect(stdout.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(stdout.lastIndexOf(HIDE_CURSOR));
  });
});
