import type { ReplyRow } from "../wire/reply.js";
import { aSeries } from "./a-series.js";
import { genericAvalon } from "./generic-avalon.js";
import { genericCgminer } from "./generic-cgminer.js";
import type { ModelDefinition } from "./kit/define-model.js";
import { matchModel } from "./kit/match-model.js";
import { mini3 } from "./mini3.js";
import { nano3 } from "./nano3.js";
import { nano3s } from "./nano3s.js";
import { q } from "./q.js";

/** Every model definition, the generic ones last. */
export const models: readonly ModelDefinition[] = [
  mini3,
  nano3s,
  nano3,
  q,
  aSeries,
  genericAvalon,
  genericCgminer,
];

/** The definition to read a miner with, by its VERSION row. A generic one where none names it. */
export function modelFor(version: ReplyRow, known: readonly ModelDefinition[] = models): ModelDefinition {
  const isExact = (model: ModelDefinition) => model.confidence === "exact";
  return matchModel(known.filter(isExact), version) ?? matchModel([genericAvalon], version) ?? genericCgminer;
}
