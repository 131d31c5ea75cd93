import type { ModelDefinition } from "@hearthash/client";
import type { IntentInput } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";
import type { ModeAndLevel } from "./mode-powers.js";

/** The modes a miner may run in when an intent has been carried out; `undefined` when they are not known. */
export function modesBehind(
  intent: IntentInput,
  { model, snapshot }: LiveMiner,
): readonly ModeAndLevel[] | undefined {
  const { workMode, workLevel } = snapshot?.points ?? {};
  if (model === undefined) return undefined;
  if (intent.kind === "setWorkMode") return levelsOf(model, intent.mode.toLowerCase());
  if (intent.kind === "setWorkLevel") return levelWanted(model, workMode, intent.level);
  if (workMode === undefined) return undefined;
  if (isLevelTheMode(model)) return [{ mode: workMode, level: undefined }];
  return workLevel === undefined ? undefined : [{ mode: workMode, level: workLevel }];
}

/** Which level a mode begins in is not known, so all of them count. */
function levelsOf(model: ModelDefinition, mode: string): readonly ModeAndLevel[] | undefined {
  if (!Object.values(model.workModes).includes(mode)) return undefined;
  if (isLevelTheMode(model)) return [{ mode, level: undefined }];
  return Object.keys(model.workLevels).map((level) => ({ mode, level: Number(level) }));
}

function levelWanted(
  model: ModelDefinition,
  workMode: string | undefined,
  wanted: number | string,
): readonly ModeAndLevel[] | undefined {
  const entry = Object.entries(model.workLevels).find(
    ([number, word]) => Number(number) === wanted || word === wanted,
  );
  if (entry === undefined) return undefined;
  if (isLevelTheMode(model)) return [{ mode: entry[1], level: undefined }];
  return workMode === undefined ? undefined : [{ mode: workMode, level: Number(entry[0]) }];
}

/** On a Nano 3 the level is the mode. */
function isLevelTheMode({ dialect }: ModelDefinition): boolean {
  return dialect.workMode === "worklevel";
}
