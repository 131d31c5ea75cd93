import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MinerOptions, type Simulator, startSimulator } from "@hearthash/simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hearthash } from "../support/cli.js";
import { type ReplayMiner, replayMiner, serve } from "../support/replay-miner.js";

const WALLET = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
const LEGACY = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

/** Everything a miner knows of its owner. */
const owned = {
  dna: "020100003c0ffee5",
  mac: "e0e1a9c0ffee",
  ssid: 'Villa "Sunshine" 5]G',
  pools: [
    { url: "stratum+tcp://192.168.178.31:3333", worker: `${WALLET}.livingroom`, password: "hunter22,d=512" },
    { url: `stratum+tcp://pool.example:3333/${LEGACY}`, worker: `${LEGACY}.cellar`, password: "opensesame" },
    { url: "stratum+tcp://carol:letmein99@pool.example:3333", worker: "carol@example.net", password: "x" },
  ],
} satisfies Partial<MinerOptions>;

const SECRETS = [
  owned.dna,
  owned.mac,
  "Villa",
  "Sunshine",
  "192.168.178.31",
  WALLET,
  "livingroom",
  "hunter22",
  LEGACY,
  "cellar",
  "opensesame",
  "carol",
  "letmein99",
];

let folder: string;
let simulator: Simulator | undefined;
let replay: ReplayMiner | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearthash-capture-test-"));
});
afterEach(async () => {
  await simulator?.stop();
  await replay?.stop();
  simulator = undefined;
  replay = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function simulated(options: MinerOptions): Promise<string> {
  simulator = await startSimulator({ miners: [{ port: 0, seed: 3, ...options }] });
  return simulator.miners[0]?.address ?? "";
}

const capture = (address: string, ...args: string[]) =>
  hearthash(["capture", "-H", address, "--out", join(folder, "out"), ...args]);

/** Every file below a folder, by its path in it. */
function filesBelow(path: string): Map<string, string> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return [full.slice(path.length + 1), readFileSync(full, "latin1")];
    }),
  );
}

function expectNoSecret(files: ReadonlyMap<string, string>): void {
  expect(files.size).toBeGreaterThan(0);
  for (const [name, content] of files) {
    for (const secret of SECRETS) {
      expect(content.toLowerCase().includes(secret.toLowerCase()), `${secret} in ${name}`).toBe(false);
    }
  }
}

describe("capture", () => {
  it.each(["mini3", "nano3", "nano3s", "q", "a1246", "cgminer"] as const)("scrubs a %s", async (model) => {
    const address = await simulated({ model, ...owned });
    const { code, stderr } = await capture(address);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expectNoSecret(filesBelow(folder));
  });

  it.each(["half-reply", "truncated", "raw-newline", "unescaped-quote", "nan", "double-reply"] as const)(
    "scrubs replies that are broken by %s",
    async (fault) => {
      const address = await simulated({ model: "q", ...owned, faults: [fault] });
      expect((await capture(address)).code).toBe(0);
      expectNoSecret(filesBelow(folder));
    },
  );

  it("files the replies by model and firmware, with what was asked", async () => {
    const address = await simulated({ model: "mini3", ...owned });
    const { stdout } = await capture(address);
    const place = join(folder, "out", "mini3", "25011701_3f53b19");
    expect(stdout).toContain("Captured 42 replies of Avalon Mini 3, firmware 25011701_3f53b19");
    expect(stdout).toContain("1 DNA, 1 MAC address");
    const names = readdirSync(place);
    expect(names).toEqual(expect.arrayContaining(["version.json", "estats.txt", "check-addpool.json"]));
    expect(names).toEqual(expect.arrayContaining(["ascset-help.json", "time-get.json", "README.md"]));
    const index = JSON.parse(readFileSync(join(place, "index.json"), "utf8")) as Record<string, unknown>;
    expect(index).toMatchObject({ hearthash: "0.1.0", model: "mini3", confidence: "exact", failed: [] });
    expect(index["replies"]).toContainEqual(
      expect.objectContaining({
        file: "check-setpool.json",
        command: "check",
        parameter: "setpool",
        end: "nul",
      }),
    );
    expect(readdirSync(join(folder, "out"))).toEqual(["mini3"]);
  });

  it("asks nothing that changes the miner, one request at a time", async () => {
    const address = await simulated({ model: "nano3", ...owned });
    await capture(address);
    const sent = (simulator?.miners[0]?.requests ?? []).map(({ request }) => request);
    expect(sent.length).toBeGreaterThan(40);
    for (const text of sent) {
      expect(text).toMatch(
        /^(\{"command":"(version|config|summary|pools|e?devs|devdetails|(e|lite)?stats|coin|lcd|notify|asccount|privileged)"\}|\{"command":"check","parameter":"[a-z-]+"\}|\{"command":"ascset","parameter":"0,help"\}|\{"command":"time","parameter":"get"\}|version|summary|pools|estats)$/,
      );
    }
  });

  it("keeps the replies so that they read as the miner's own", async () => {
    const address = await simulated({ model: "mini3", ...owned, ssid: "" });
    await capture(address);
    replay = await replayMiner(join(folder, "out", "mini3", "25011701_3f53b19"));
    const { code, stdout } = await hearthash(["status", "--json", "-H", `${replay.host}:${replay.port}`]);
    expect(code).toBe(0);
    const { miners } = JSON.parse(stdout) as { miners: Record<string, unknown>[] };
    expect(miners[0]).toMatchObject({
      identity: { id: "0201000000000001", mac: "e0e1a9000001", model: "mini3", confidence: "exact" },
      state: "hashing",
      issues: [],
    });
  });

  it("leaves every byte that is no secret, also of what is no text", async () => {
    const bytes = Buffer.from(
      '{"STATUS":[{"STATUS":"S","Msg":"\xff\xfe\n \x01"}],"DNA":"020100003c0ffee5"',
      "latin1",
    );
    replay = await serve("127.0.0.1", 0, () => bytes);
    const { code } = await capture(`${replay.host}:${replay.port}`);
    expect(code).toBe(0);
    const [file = ""] = [...filesBelow(folder)]
      .filter(([name]) => name.endsWith("lcd.json"))
      .map(([, text]) => text);
    expect(file).toBe(bytes.toString("latin1").replace("020100003c0ffee5", "0201000000000001"));
  });

  it("does not leave its folder, whatever a miner calls itself", async () => {
    const version =
      '{"STATUS":[{"STATUS":"S","When":1795000000,"Code":22,"Msg":"v"}],' +
      '"VERSION":[{"PROD":"../../../up\\u001b[31m","MODEL":"../x","LVERSION":"..\\\\..\\\\nul"}],"id":1}\0';
    replay = await serve("127.0.0.1", 0, () => version);
    const { code, stdout } = await capture(`${replay.host}:${replay.port}`);
    expect(code).toBe(0);
    expect(stdout).not.toContain("\u001b");
    expect(readdirSync(folder)).toEqual(["out"]);
    const [path = ""] = [...filesBelow(join(folder, "out")).keys()];
    expect(path).toMatch(/^up-[a-z0-9-]+\/_nul\/[a-z.-]+$/i);
  });

  it("overwrites an earlier capture only with --yes, and nothing else ever", async () => {
    const address = await simulated({ model: "mini3" });
    await capture(address);
    const place = join(folder, "out", "mini3", "25011701_3f53b19");
    writeFileSync(join(place, "lcd.json"), "mine");
    const again = await capture(address);
    expect(again.code).toBe(2);
    expect(again.stderr).toBe(
      `hearthash: ${place} is there already: --yes replaces it, --out writes elsewhere\n`,
    );
    expect(readFileSync(join(place, "lcd.json"), "utf8")).toBe("mine");
    expect((await capture(address, "--yes")).code).toBe(0);
    expect(readFileSync(join(place, "lcd.json"), "utf8")).toContain("STATUS");
    rmSync(join(place, "index.json"));
    expect((await capture(address, "--yes")).stderr).toContain("is no earlier capture and is not replaced");
    expect(readdirSync(join(folder, "out"))).toEqual(["mini3"]);
  });

  it("writes nothing when the miner cannot be asked, or stops answering", async () => {
    const address = await simulated({ model: "mini3" });
    const [miner] = simulator?.miners ?? [];
    await miner?.setFault("silence", { only: ["stats"] });
    const lacking = await capture(address, "-t", "0.3", "--json");
    expect(lacking.code).toBe(0);
    expect(JSON.parse(lacking.stdout)).toMatchObject({ failed: [{ command: "stats", code: "timeout" }] });
    rmSync(join(folder, "out"), { recursive: true });
    await miner?.setFault("silence", { only: ["pools", "devs", "edevs"] });
    expect((await capture(address, "-t", "0.3")).code).toBe(5);
    await miner?.setFault("refused");
    expect((await capture(address)).code).toBe(4);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  it("takes one miner, and says so when a folder cannot be written", async () => {
    expect((await hearthash(["capture"])).stderr).toContain("no miner named");
    const two = await hearthash(["capture", "-H", "127.0.0.1,127.0.0.2"]);
    expect(two.stderr).toBe("hearthash: capture takes one miner at a time; 2 are named\n");
    const address = await simulated({ model: "mini3" });
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out", "mini3"), "a file");
    const blocked = await capture(address);
    expect(blocked.code).toBe(2);
    expect(blocked.stderr).toMatch(
      /^hearthash: [^\n]+ cannot be written \(\w+\): name another folder with --out\n$/,
    );
  });
});
