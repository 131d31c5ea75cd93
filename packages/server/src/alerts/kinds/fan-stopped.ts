import type { LevelKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";

/** A fan stands still while the miner hashes. */
export const fanStopped: LevelKind = {
  type: "level",
  clearMs: 30_000,
  judge: (look) => {
    const snapshot = freshSnapshot(look);
    const rpm = snapshot?.points.fanRpm;
    if (rpm === undefined || rpm.length === 0 || look.live.state !== "hashing") return { verdict: "unknown" };
    // A duty of 0 was asked for: then a fan may stand.
    if (snapshot?.points.fanPercent === 0) return { verdict: "unknown" };
    const stopped = rpm.flatMap((speed, index) => (speed === 0 ? [index + 1] : []));
    return { verdict: stopped.length > 0 ? "bad" : "good", data: { stopped, rpm } };
  },
};
