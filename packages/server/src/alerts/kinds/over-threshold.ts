import type { LiveSnapshot } from "../../live/index.js";
import type { LevelKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";

/** How a measured value is held against the threshold. */
export interface OverThreshold {
  readonly read: (snapshot: LiveSnapshot) => number | undefined;
  /** Below this part of the threshold it counts as good again. */
  readonly goodBelow: (threshold: number) => number;
  readonly clearMs: number;
}

/** A kind that is bad at or above the threshold. */
export function overThreshold({ read, goodBelow, clearMs }: OverThreshold): LevelKind {
  return {
    type: "level",
    clearMs,
    judge: (look) => {
      const { threshold } = look.rule;
      const snapshot = freshSnapshot(look);
      const value = snapshot === undefined ? undefined : read(snapshot);
      if (value === undefined || threshold === undefined) return { verdict: "unknown" };
      const data = { value, threshold };
      if (value >= threshold) return { verdict: "bad", data };
      return { verdict: value < goodBelow(threshold) ? "good" : "between", data };
    },
  };
}
