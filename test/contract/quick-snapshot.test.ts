import { type MinerSnapshot, openMiner, type ReplyFrame, Transport } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { type ModelName, startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";

/** A miner whose replies are repeated: as they came, and without their NUL, which is for the full parser. */
async function bothWays(host: string, port: number) {
  const network = nodeTransport();
  const kept = new Map<string, ReplyFrame>();
  const bounds = { connectTimeoutMs: 5000, replyTimeoutMs: 5000, maxReplyBytes: 1_000_000, isWrite: false };
  const asked: string[] = [];
  const transport = (end: ReplyFrame["end"]) =>
    new Transport(async (to, bytes) => {
      const text = new TextDecoder().decode(bytes);
      asked.push(text);
      const frame = kept.get(text) ?? (await network.request(to, { ...bounds, bytes }));
      kept.set(text, frame);
      return text.includes("version") ? frame : { ...frame, end };
    });
  const clock = { now: () => 1_795_000_000_000, delay: async () => undefined };
  const endpoint = { host, port };
  const quick = await openMiner(endpoint, { transport: transport("nul"), clock }).snapshot();
  const requests = asked.length;
  const full = await openMiner(endpoint, { transport: transport("closed"), clock }).snapshot();
  return { quick, full, requests };
}

const isQuick = (snapshot: MinerSnapshot) => Object.getPrototypeOf(snapshot) !== Object.prototype;
const withoutIssues = ({ issues, raw, ...rest }: MinerSnapshot) => ({
  ...rest,
  raw: Object.keys(raw),
  sections: Object.values(raw).map((reply) => reply.sections),
});

/** A miner that was just switched on, and one with a broken hash board. */
const OTHER_STATES = [
  ["starting", { uptimeS: 40 }],
  ["fault", { faults: ["board-fault"] }],
] as const;

describe.each<ModelName>(["mini3", "nano3s", "q"])("a quick snapshot of a simulated %s", (model) => {
  it("is what the full parser reads", async () => {
    const simulator = stoppedBehind(await startSimulator({ miners: [{ model, port: 0 }] }));
    const [device] = simulator.miners;
    if (device === undefined) throw new Error("no miner was started");
    const { quick, full, requests } = await bothWays(device.host, device.port);
    expect(isQuick(quick)).toBe(true);
    expect(isQuick(full)).toBe(false);
    expect(requests).toBe(2);
    expect(quick.state).toBe("hashing");
    expect(quick.issues).toEqual([]);
    expect(full.issues.map((issue) => issue.code)).toEqual(["nul-missing"]);
    expect(withoutIssues(quick)).toEqual(withoutIssues(full));
    expect(JSON.stringify(withoutIssues(quick))).toBe(JSON.stringify(withoutIssues(full)));
    expect(Object.keys(quick)).toEqual(Object.keys(full));
    expect(Object.keys(JSON.parse(JSON.stringify(quick)) as object)).toEqual(Object.keys(full));
    expect(structuredClone({ ...quick }).boards).toEqual(full.boards);
  });

  it.each(OTHER_STATES)("is also taken of a miner in the state %s", async (state, options) => {
    const simulator = stoppedBehind(await startSimulator({ miners: [{ model, port: 0, ...options }] }));
    const [device] = simulator.miners;
    if (device === undefined) throw new Error("no miner was started");
    const { quick, full } = await bothWays(device.host, device.port);
    expect(isQuick(quick)).toBe(true);
    expect(quick.state).toBe(state);
    expect(JSON.stringify(withoutIssues(quick))).toBe(JSON.stringify(withoutIssues(full)));
  });
});
