import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { manualClock, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { pinnedPools, pinnedReadings } from "./recorded-state.js";
import { exchange } from "./tcp-client.js";

/**
 * Byte by byte against replies of the vendor's own Nano 3S network service. The recordings live beside the checkout
 * and are not part of the repository.
 */
const folder = fileURLToPath(new URL("../../../shared/captures/nano3s-service/", import.meta.url));
const present = existsSync(`${folder}INDEX.md`);
if (!present) {
  console.warn(
    `\n!!! RECORDINGS MISSING: ${folder} is not there, so the Nano 3S is NOT compared with the device !!!\n`,
  );
}

const read = (file: string) => readFileSync(folder + file, "latin1");
const files = present ? readdirSync(folder) : [];
const recordings = files.filter((file) => file.endsWith(".bin"));

/** Requests that the index writes down in words. */
const longUrl = `stratum+tcp://127.0.0.1:23335/${"a".repeat(385 - 30)}`;
const special: Readonly<Record<string, readonly string[]>> = {
  "setpool-url385.json.bin": [`{"command":"setpool","parameter":"admin,admin,2,${longUrl},u,p"}`],
  "split-json-2seg.bin": ['{"command"', ':"version"}'],
  "empty-halfclose.bin": [""],
};

/** What had happened to the recorded device before. */
const before: Readonly<Record<string, readonly string[]>> = {
  "enablepool-1.json.bin": ["disablepool|1"],
  "disablepool-0-last.json.bin": ["disablepool|1", "disablepool|2"],
  "ascset-fan-auto.json.bin": ["ascset|0,fan-spd,50"],
};

function requestOf(file: string): readonly string[] {
  const row = read("INDEX.md")
    .split("\n")
    .find((line) => line.startsWith(`| ${file} |`));
  const quoted = /^\| \S+ \| `'(.*?)'` \|/.exec(row ?? "")?.[1];
  if (special[file]) return special[file];
  if (quoted === undefined) throw new Error(`the index does not tell the request of ${file}`);
  return [quoted.replaceAll("\\|", "|")];
}

/** Only the time of the request differs; everything else is pinned to what the device had. */
const withoutTime = (reply: string) => reply.replace(/("?When"?[=:])\d+/g, "$10");

async function recordedMiner(
  recorded: string,
): Promise<{ miner: SimulatedMiner; stop: () => Promise<void> }> {
  const simulator = await startSimulator({
    clock: manualClock(1_795_329_569_000),
    miners: [
      {
        model: "nano3s",
        port: 0,
        web: { port: 0 },
        seed: 1,
        uptimeS: 240,
        dna: "0201000084b1c3d2",
        mac: "e0e1a93f3053",
        ssid: "TestNet",
        firmware: { cg: "25012001_04c84d3", little: "25012001_85ce93f", big: "25012001_85ce93f" },
        pools: ["x", "y", "z"].map((password, index) => ({
          url: `stratum+tcp://127.0.0.1:2333${3 + index}`,
          worker: `n1.w${index}`,
          password,
        })),
      },
    ],
  });
  const [miner] = simulator.miners;
  if (!miner) throw new Error("no miner");
  miner.pin(pinnedReadings(recorded));
  pinnedPools(recorded).forEach((counters, index) => {
    miner.pinPool(index, counters);
  });
  return { miner, stop: () => simulator.stop() };
}

describe.skipIf(!present)("recordings of the Nano 3S service", () => {
  it("are those of the index, each with its request", () => {
    const indexed = [...read("INDEX.md").matchAll(/^\| (\S+\.bin) \|/gm)].map(([, file]) => file);
    expect(recordings).toEqual([...indexed].sort());
    expect(recordings).toContain("estats.json.bin");
  });

  it.each(recordings)("%s", async (file) => {
    const recorded = read(file);
    const { miner, stop } = await recordedMiner(recorded);
    try {
      for (const request of before[file] ?? []) await exchange(miner, request);
      const request = requestOf(file);
      const halfClose = file === "empty-halfclose.bin";
      const { text } = await exchange(miner, request, { halfClose, betweenMs: 200 });
      expect(withoutTime(text)).toBe(withoutTime(recorded));
    } finally {
      await stop();
    }
  });
});

describe.skipIf(!present)("recordings of its web interface", () => {
  /** The recording is what curl printed: headers, body, and a last line of curl's own. */
  const body = (file: string) =>
    read(file)
      .replace(/^\$ curl[^\n]*\n/, "")
      .replace(/\n\[curl rc=0\]\n?$/, "");

  async function get(path: string, cookie: string, recorded: string): Promise<string> {
    const { miner, stop } = await recordedMiner("");
    try {
      const fan = Number(/"fanr":"(\d+)"/.exec(recorded)?.[1]);
      miner.pin({
        ...{ elapsedS: 241, wallPowerW: 134, hashrateGhs: 6600, averageGhs: 6450, fanRpm: [2361] },
        ...{ fanPercent: fan, pingMs: 60 },
      });
      miner.pinPool(0, { accepted: 87, rejected: 1 });
      const target = { host: miner.host, port: miner.webPort ?? 0 };
      const request = `GET ${path} HTTP/1.1\r\nHost: miner\r\n${cookie}\r\n`;
      return (await exchange(target, request, { limitMs: 300 })).text;
    } finally {
      await stop();
    }
  }

  it("get_auth.cgi", async () => {
    const recorded = body("get-get_auth.txt");
    expect(await get("/get_auth.cgi", "", recorded)).toBe(recorded);
  });

  it("get_dashboard.cgi", async () => {
    const recorded = body("get-dashboarddata-cookie.txt");
    const cookie = "Cookie: auth=cfd074408c6976e5b5410415bde908bd\r\n";
    expect(await get("/get_dashboard.cgi", cookie, recorded)).toBe(recorded);
  });
});
