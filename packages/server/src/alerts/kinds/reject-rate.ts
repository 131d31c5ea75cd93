import type { Facts, LevelKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";

/** Counters over a stretch; `percent` is what the last full stretch gave. */
interface Stretch extends Facts {
  readonly accepted: number;
  readonly rejected: number;
  readonly at: number;
}

/** Fewer shares than this say nothing of a rate. */
const LEAST_SHARES = 20;
const STRETCH_MS = 15 * 60_000;

/** The pools refuse too large a part of the latest shares: not of all since the start, which hides a bad hour. */
export const rejectRate: LevelKind = {
  type: "level",
  clearMs: 0,
  judge: (look) => {
    const { facts, rule } = look;
    const snapshot = freshSnapshot(look);
    const { acceptedShares: accepted, rejectedShares: rejected } = snapshot?.points ?? {};
    if (snapshot === undefined || accepted === undefined || rejected === undefined) {
      return { verdict: "unknown", facts };
    }
    const next = advance(facts as Stretch | undefined, { accepted, rejected, at: snapshot.at });
    const percent = next["percent"];
    if (typeof percent !== "number" || rule.threshold === undefined)
      return { verdict: "unknown", facts: next };
    const data = { value: percent, threshold: rule.threshold };
    if (percent >= rule.threshold) return { verdict: "bad", facts: next, data };
    return { verdict: percent < rule.threshold * 0.8 ? "good" : "between", facts: next, data };
  },
};

function advance(before: Stretch | undefined, now: Stretch): Facts {
  if (before === undefined || now.accepted < before.accepted || now.rejected < before.rejected) return now;
  const rejected = now.rejected - before.rejected;
  const shares = now.accepted - before.accepted + rejected;
  if (now.at - before.at < STRETCH_MS || shares < LEAST_SHARES) return before;
  return { ...now, percent: (rejected / shares) * 100 };
}
