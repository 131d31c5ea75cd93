import { HearthashError } from "../errors/hearthash-error.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { ascset, type Recipe, type Recipes } from "./recipe.js";
import { mmOf, type Situation } from "./situation.js";

/*
 * Work mode, level, standby. Source: vendor's published Nano 3S service, driver-avalon.c; captured Q replies
 * (softoff, softon, workmode).
 */

const setWorkMode: Recipe<"setWorkMode"> = {
  control: "workMode",
  need: (_intent, model) => ({ option: model.dialect.workMode ?? "workmode" }),
  before: ["snapshot"],
  request: (intent, situation) => {
    const number = modeNumber(intent.mode, situation.model);
    refuseWhileCalibrating(situation);
    return ascset(situation.model.dialect.workMode ?? "workmode", `set,${number}`);
  },
  after: "snapshot",
  withinMs: 20_000,
  verify: ({ mode }, { snapshot }) => {
    const now = snapshot?.points.workMode;
    return now === mode.toLowerCase() || `the miner still shows ${now ?? "no mode"}`;
  },
};

function modeNumber(word: string, model: ModelDefinition): string {
  const entry = Object.entries(model.workModes).find(([, known]) => known === word.toLowerCase());
  if (entry !== undefined) return entry[0];
  const known = Object.values(model.workModes).join(", ");
  throw new HearthashError(
    "argument-invalid",
    `${model.name} has no mode ${JSON.stringify(word.slice(0, 40))}; it has ${known}`,
  );
}

/** While it calibrates the firmware refuses changes of mode and level. */
function refuseWhileCalibrating({ snapshot }: Situation): void {
  const { long } = mmOf(snapshot);
  if (long.number("ADJ") !== 0) return;
  const done = long.number("BAR");
  const progress = done === undefined ? "" : ` (${done} % done)`;
  throw new HearthashError(
    "command-unsafe",
    `the miner is calibrating${progress} and refuses changes of mode; wait until it is done`,
  );
}

const setWorkLevel: Recipe<"setWorkLevel"> = {
  control: "workLevel",
  need: () => ({ option: "worklevel" }),
  before: ["snapshot"],
  request: ({ level }, situation) => {
    const number = levelNumber(level, situation.model);
    refuseWhileCalibrating(situation);
    return ascset("worklevel", `set,${number}`);
  },
  after: "snapshot",
  withinMs: 20_000,
  verify: ({ level }, { snapshot }, { model }) => {
    const now = snapshot?.points.workLevel;
    return now === levelNumber(level, model) || `the miner still shows level ${now ?? "unknown"}`;
  },
};

function levelNumber(level: number | string, model: ModelDefinition): number {
  const entry = Object.entries(model.workLevels).find(
    ([number, word]) => Number(number) === level || word === level,
  );
  if (entry !== undefined) return Number(entry[0]);
  const known = Object.entries(model.workLevels).map(([number, word]) => `${number} (${word})`);
  throw new HearthashError(
    "argument-invalid",
    `${model.name} has no level ${String(level).slice(0, 40)}; it has ${known.join(", ")}`,
  );
}

/** Seconds ahead of the miner's clock: a moment already past when the request arrives would not count. */
const LEAD_S = 5;

const standby: Recipe<"standby"> = {
  control: "standby",
  need: () => ({ option: "softoff" }),
  before: [],
  request: (_intent, situation) => standbyRequest("softoff", situation),
  after: "snapshot",
  withinMs: 40_000,
  verify: (_intent, { snapshot }) =>
    snapshot?.state === "standby" || `the miner is still ${snapshot?.state ?? "unknown"}`,
};

const wake: Recipe<"wake"> = {
  control: "standby",
  need: () => ({ option: "softon" }),
  before: [],
  request: (_intent, situation) => standbyRequest("softon", situation),
  after: "snapshot",
  withinMs: 40_000,
  verify: (_intent, { snapshot }) =>
    snapshot?.state === "hashing" ||
    snapshot?.state === "starting" ||
    `the miner is still in ${snapshot?.state ?? "an unknown state"}`,
};

function standbyRequest(option: "softoff" | "softon", { model, deviceTimeS }: Situation) {
  if (model.dialect.standby === "at-once") return { command: "ascset", parameter: `0,${option}` };
  if (deviceTimeS === undefined) {
    throw new HearthashError(
      "reply-malformed",
      "the miner does not tell its clock, which standby is timed by",
    );
  }
  return ascset(option, `1:${deviceTimeS + LEAD_S}`);
}

/** The recipes about what a miner does with its power. */
export const modeRecipes = { setWorkMode, setWorkLevel, standby, wake } as const satisfies Partial<Recipes>;
