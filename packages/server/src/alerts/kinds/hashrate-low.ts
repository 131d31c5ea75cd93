import type { Judgement, LevelKind, Look } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";
import { learn, learnedNormal, modeKey } from "./learned-normal.js";
import { nominalHashrateThs } from "./nominal-hashrates.js";

/** How many percent above the threshold it has to come to count as recovered. */
const HYSTERESIS_PERCENT = 5;

/** The hashrate is below so many percent of what this miner does in its present mode. */
export const hashrateLow: LevelKind = {
  type: "level",
  clearMs: 3 * 60_000,
  judge: (look) => {
    const snapshot = freshSnapshot(look);
    const { facts, now, live } = look;
    if (snapshot === undefined) return { verdict: "unknown", facts };
    if (live.state === "fault") return { verdict: "bad", facts, data: { fault: true } };
    const { hashrate5mThs, hashrateThs } = snapshot.points;
    const valueThs = hashrate5mThs ?? hashrateThs;
    if (live.state !== "hashing" || valueThs === undefined) return { verdict: "unknown", facts };
    const key = modeKey(snapshot);
    const normalThs =
      learnedNormal(facts, key) ?? nominalHashrateThs(live.model?.id, snapshot.points.workMode);
    const judged = judgePercent(look, valueThs, normalThs);
    const isNormal = judged.verdict === "good" || normalThs === undefined;
    return { ...judged, facts: isNormal ? learn(facts, key, valueThs, now) : facts };
  },
};

function judgePercent({ rule }: Look, valueThs: number, normalThs: number | undefined): Judgement {
  if (normalThs === undefined || rule.threshold === undefined) return { verdict: "unknown" };
  const percent = (valueThs / normalThs) * 100;
  const data = { valueThs, normalThs, percent, threshold: rule.threshold };
  if (percent < rule.threshold) return { verdict: "bad", data };
  return { verdict: percent < rule.threshold + HYSTERESIS_PERCENT ? "between" : "good", data };
}
