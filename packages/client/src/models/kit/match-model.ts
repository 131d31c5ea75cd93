import type { ReplyRow } from "../../wire/reply.js";
import type { ModelDefinition, VersionPattern } from "./define-model.js";

/** PROD can be renamed by anybody, MODEL less easily: what says more counts more. */
const WEIGHTS = { MODEL: 4, HWTYPE: 2, SWTYPE: 1, PROD: 1 } as const satisfies Record<
  keyof VersionPattern,
  number
>;

/** The model that a VERSION row names best, or `undefined` when no definition matches. */
export function matchModel(
  models: readonly ModelDefinition[],
  version: ReplyRow,
): ModelDefinition | undefined {
  let best: ModelDefinition | undefined;
  let bestScore = 0;
  for (const model of models) {
    const score = Math.max(0, ...model.match.map((pattern) => scoreOf(pattern, version)));
    if (score > bestScore) {
      best = model;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf(pattern: VersionPattern, version: ReplyRow): number {
  let score = 0;
  for (const key of Object.keys(WEIGHTS) as (keyof VersionPattern)[]) {
    const wanted = pattern[key];
    if (wanted === undefined) continue;
    if (!matches(wanted, version[key])) return 0;
    score += WEIGHTS[key];
  }
  return score;
}

function matches(wanted: string | RegExp, value: ReplyRow[string] | undefined): boolean {
  if (typeof value !== "string") return false;
  return typeof wanted === "string"
    ? value.trim().toLowerCase() === wanted.toLowerCase()
    : wanted.test(value);
}
