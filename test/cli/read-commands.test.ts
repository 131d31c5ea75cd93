import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { models } from "@hearthash/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hearthash } from "../support/cli.js";
import { type ReplayMiner, replayMiner } from "../support/replay-miner.js";
import { stranger } from "../support/stranger.js";

const fixture = (path: string) => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));

let mini3: ReplayMiner;
let q: ReplayMiner;
let antminer: ReplayMiner;
const address = (miner: ReplayMiner) => `${miner.host}:${miner.port}`;

beforeAll(async () => {
  mini3 = await replayMiner(fixture("mini3/25022401_cb28ba7"));
  q = await replayMiner(fixture("q/25052801_14a19a2-standby"));
  antminer = await replayMiner(fixture("generic-cgminer/antminer-s9"));
});
afterAll(() => Promise.all([mini3, q, antminer].map((miner) => miner.stop())));

describe("status", () => {
  it("shows one miner as a card, with the source of the watts", async () => {
    const { code, stdout, stderr } = await hearthash(["status", "-H", address(mini3)]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain(`Avalon Mini 3  ${address(mini3)}  ● hashing`);
    expect(stdout).toContain("Power       818 W at the wall (PS[6])   762 W DC (PS[4])   21.8 J/TH");
    expect(stdout).toMatch(/Hashrate\s+37\.5 TH\/s {3}5 min 37\.4 TH\/s {3}average 37\.2 TH\/s/);
    expect(stdout).toContain("Uptime      3d 4h 12m");
    expect(stdout).toContain("Mode        heating   level super   room limit 28 °C   display on");
    expect(stdout).toContain("DNA 0201000011223344   MAC e0:e1:a9:00:00:11");
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("takes the options before the verb, as the published client does", async () => {
    const { code, stdout } = await hearthash(["--host", mini3.host, "--port", String(mini3.port), "status"]);
    expect(code).toBe(0);
    expect(stdout).toContain("● hashing");
  });

  it("gives the promised JSON", async () => {
    const { code, stdout } = await hearthash(["status", "--json", "-H", address(mini3)]);
    expect(code).toBe(0);
    const { miners } = JSON.parse(stdout) as { miners: Record<string, unknown>[] };
    expect(miners).toHaveLength(1);
    expect(miners[0]).toMatchObject({
      host: mini3.host,
      port: mini3.port,
      ok: true,
      identity: {
        id: "0201000011223344",
        model: "mini3",
        product: "Avalon Mini3",
        dna: "0201000011223344",
        mac: "e0e1a9000011",
        firmware: "25022401_cb28ba7",
        cgminerVersion: "4.11.1",
        apiVersion: "3.7",
        confidence: "exact",
      },
      state: "hashing",
      points: {
        powerWallW: 818,
        powerDcW: 762,
        fanRpm: [2364],
        workMode: "heating",
        workLevel: 0,
        lcdOn: true,
      },
      sources: {
        powerWallW: "PS[6]",
        powerDcW: "PS[4]",
        hashrateThs: "GHSspd",
        hashrate5mThs: "summary.MHS 5m",
      },
      kinds: { powerWallW: "measured", powerLimitW: "configured", hashrateTheoreticalThs: "theoretical" },
      issues: [],
    });
  });

  it("shows many as a table, and a dead one does not delay the rest", async () => {
    const hosts = [address(mini3), address(q), address(antminer), "127.0.0.1:1"].join(",");
    const { code, stdout, stderr } = await hearthash(["status", "-H", hosts]);
    expect(code).toBe(4);
    expect(stdout).toMatch(/Mini 3\s+● hashing\s+37\.5\s+818\s+21\.8\s+82°\s+heating/);
    expect(stdout).toMatch(/Q\s+○ standby\s+0\.00\s+17\s+eco/);
    expect(stdout).toMatch(/Antminer S9…\s+● hashing\s+13\.7/);
    expect(stdout).toMatch(/127\.0\.0\.1:1\s+✕ refused/);
    expect(stdout).toContain("4 miners · 1 not answering · 51.2 TH/s · 835 W at the wall (of 2)");
    expect(stderr).toMatch(/^hearthash: 127\.0\.0\.1:1 refuses connections/);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("JSON of several: the failed one has its error, unknown points are absent", async () => {
    const { code, stdout } = await hearthash(["status", "--json", "-H", `127.0.0.1:1,${address(q)}`]);
    expect(code).toBe(4);
    const { miners } = JSON.parse(stdout) as {
      miners: { ok: boolean; error?: { code: string }; points?: object }[];
    };
    expect(miners[0]).toMatchObject({ host: "127.0.0.1", port: 1, ok: false, error: { code: "refused" } });
    expect(miners[1]?.points).toMatchObject({ hashrateThs: 0, powerWallW: 17 });
    expect(miners[1]?.points).not.toHaveProperty("efficiencyJPerTh");
    expect(miners[1]?.points).not.toHaveProperty("tempChipMaxC");
  });

  it("takes a file of hosts with comments, and the environment", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hearthash-"));
    writeFileSync(join(folder, "hosts"), `# my miners\n${address(mini3)}  # living room\n\n${address(q)}\n`);
    const file = await hearthash(["status", "--json", "-H", "@hosts"], { cwd: folder });
    expect((JSON.parse(file.stdout) as { miners: unknown[] }).miners).toHaveLength(2);
    rmSync(folder, { recursive: true });
    const env = await hearthash(["status"], { env: { HEARTHASH_HOST: address(mini3) } });
    expect(env.stdout).toContain("Avalon Mini 3");
  });
});

describe("pools", () => {
  it("shows the one in use and no password", async () => {
    const { code, stdout } = await hearthash(["pools", "-H", address(q)]);
    expect(code).toBe(0);
    expect(stdout).toContain("0 ● Alive   in use   priority 0   890 accepted   7 rejected   last share");
    expect(stdout).toContain("    stratum+tcp://pool.example.com:3333\n    worker bc1qhearthexample.cellar");
    expect(stdout).toContain("Dead");
    expect(stdout).not.toContain("pool-secret");
  });

  it("gives the promised JSON", async () => {
    const { stdout } = await hearthash(["pools", "--json", "-H", address(mini3)]);
    const { miners } = JSON.parse(stdout) as { miners: { pools: Record<string, unknown>[] }[] };
    expect(miners[0]?.pools).toHaveLength(3);
    expect(miners[0]?.pools[0]).toMatchObject({
      id: 0,
      url: "stratum+tcp://pool.example.com:3333",
      worker: "bc1qhearthexample.livingroom",
      status: "Alive",
      priority: 0,
      active: true,
      accepted: 4210,
      rejected: 7,
    });
    expect(miners[0]?.pools[0]?.["lastShareAt"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
    expect(miners[0]?.pools[1]).not.toHaveProperty("lastShareAt");
  });
});

describe("raw", () => {
  it("prints the reply as JSON, without the pool passwords", async () => {
    const { code, stdout } = await hearthash(["raw", "pools", "-H", address(q)]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ POOLS: [{ POOL: 0, Password: "***" }, {}, {}] });
    const shown = await hearthash(["raw", "pools", "--show-secrets", "-H", address(q)]);
    expect(shown.stdout).toContain("pool-secret");
  });

  it("sends the parameter, and repairs what the miner breaks", async () => {
    await hearthash(["raw", "check", "--param", "addpool", "-H", address(mini3)]);
    expect(mini3.requests.at(-1)).toBe('{"command":"check","parameter":"addpool"}');
    const { stdout } = await hearthash(["raw", "stats", "-H", address(antminer)]);
    expect(JSON.parse(stdout)).toMatchObject({ STATS: [{ Type: "Antminer S9" }, { "GHS 5s": "13701.22" }] });
  });

  it("prints a refusal and says so in the exit code", async () => {
    const { code, stdout, stderr } = await hearthash(["raw", "nosuch", "-H", address(mini3)]);
    expect(code).toBe(11);
    expect(JSON.parse(stdout)).toMatchObject({ STATUS: [{ Code: 14 }] });
    expect(stderr).toContain("does not know the command 'nosuch'");
  });

  it("makes one document of several miners", async () => {
    const { stdout } = await hearthash(["raw", "config", "-H", `${address(mini3)},${address(q)}`]);
    const { miners } = JSON.parse(stdout) as { miners: { ok: boolean; reply: object }[] };
    expect(miners.map((miner) => miner.ok)).toEqual([true, true]);
    expect(miners[0]?.reply).toMatchObject({ CONFIG: [{ "Device Code": "AVALON" }] });
  });
});

describe("devices", () => {
  it("lists every model, and one in detail", async () => {
    const all = await hearthash(["devices", "--json"]);
    const shown = JSON.parse(all.stdout) as { models: { id: string }[] };
    expect(shown.models.map((model) => model.id)).toEqual(models.map((model) => model.id));
    const one = await hearthash(["devices", "mini3"]);
    expect(one.stdout).toContain("6 wall power, W");
    expect(one.stdout).toContain("0 heating, 1 mining, 2 night");
  });
});

describe("watch", () => {
  it("writes a table a poll to a pipe, and JSON lines for scripts", async () => {
    const table = await hearthash(["watch", "-i", "1", "--count", "2", "-H", address(mini3)]);
    expect(table.code).toBe(0);
    expect(table.stdout.match(/Mini 3\s+● hashing/g)).toHaveLength(2);
    const json = await hearthash(["watch", "-i", "1", "--count", "2", "--json", "-H", address(mini3)]);
    const lines = json.stdout.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ miners: [{ ok: true, points: { powerWallW: 818 } }] });
  });

  it("shows the others while one hangs", async () => {
    const hanging = await stranger(() => undefined);
    const hosts = `${hanging.host}:${hanging.port},${address(mini3)}`;
    const { stdout } = await hearthash(["watch", "-i", "0.3", "-t", "60", "--count", "3", "-H", hosts]);
    await hanging.stop();
    expect(stdout.match(/Mini 3\s+● hashing/g)).toHaveLength(3);
    expect(stdout.match(/waiting for 1/g)).toHaveLength(3);
  });
});

describe("completion", () => {
  it("proposes commands, options and values", async () => {
    expect((await hearthash(["__complete", "stat"])).stdout).toBe("status\n");
    expect((await hearthash(["__complete", "status", "--h"])).stdout).toContain("--host\n");
    expect((await hearthash(["__complete", "completion", ""])).stdout).toContain("zsh\n");
    expect((await hearthash(["completion", "bash"])).stdout).toContain(
      "complete -o default -F _hearthash hearthash",
    );
  });
});

describe("--help", () => {
  it("says what the commands say: npm run help-text makes it anew", async () => {
    const { code, stdout } = await hearthash(["--help"]);
    expect(code).toBe(0);
    const ofTheCommands = await hearthash(["--help", "--no-color"]);
    expect(stdout).toBe((await hearthash([])).stdout);
    expect(stdout).toContain("status");
    expect(ofTheCommands.stdout).toBe(stdout);
  });
});
