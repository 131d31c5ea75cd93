import {
  type ManualClock,
  type MinerOptions,
  manualClock,
  type SimulatedMiner,
  startSimulator,
} from "@hearthash/simulator";
import { onTestFinished } from "vitest";

/** 2026-11-22T00:00:00Z, the moment at which every test's clock starts. */
export const startS = 1_795_305_600;

/** A miner on a free port, with a clock the test moves; it is stopped when the test ends. */
export async function startOne(
  options: MinerOptions,
): Promise<{ miner: SimulatedMiner; clock: ManualClock }> {
  const clock = manualClock(startS * 1000);
  const simulator = await startSimulator({
    clock,
    miners: [{ port: 0, seed: 11, ambientC: 25, uptimeS: 7200, ...options }],
  });
  onTestFinished(() => simulator.stop());
  const [miner] = simulator.miners;
  if (!miner) throw new Error("no miner was started");
  return { miner, clock };
}

/** The Msg of a reply, in either form. */
export function message(reply: string): string | undefined {
  return /"Msg":"((?:[^"\\]|\\.)*)"|Msg=((?:[^,\\]|\\.)*)/s
    .exec(reply)
    ?.slice(1)
    .find((text) => text !== undefined);
}

/** Severity and code, such as `S119`. */
export function codeOf(reply: string): string {
  const [, severity = "", code = ""] = /"?STATUS"?[:=]"?(\w)"?,.*?"?Code"?[:=](-?\d+)/s.exec(reply) ?? [];
  return severity + code;
}

/** The value of a token of the `MM ID0` string. */
export function token(reply: string, key: string): string | undefined {
  return new RegExp(`(?<![A-Za-z0-9_])${key}\\[([^\\]]*)\\]`).exec(reply)?.[1];
}
