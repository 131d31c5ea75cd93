import type { CatalogueResource, IntentInput } from "@hearthash/contract";
import { colorOf, isColored, partsOf } from "./light-color.js";

type Model = CatalogueResource["models"][number];
type Range = readonly [number, number];

/** A word to choose, and what stands for it in an intent. */
interface Word {
  readonly value: string;
  readonly word: string;
}

/** What has to be said beside a deed: one of some words, a number, or nothing. */
export type Choice =
  | { readonly is: "nothing" }
  | { readonly is: "words"; readonly options: readonly Word[]; readonly hasColor?: boolean }
  | { readonly is: "number"; readonly range: Range; readonly unit: "%" | "°C" | ""; readonly step: number };

/** Something a schedule can do. */
export interface Deed {
  readonly id: DeedId;
  readonly word: string;
  readonly choice: Choice;
}

interface Kind {
  readonly word: string;
  readonly intent: IntentInput["kind"];
  /** Undefined: these models have nothing in common to choose from. */
  readonly choice: (models: readonly Model[]) => Choice | undefined;
  readonly make: (value: string, color: string | undefined) => IntentInput;
}

const nothing = (): Choice => ({ is: "nothing" });
const MOST_POOLS = 9;

/** In the order in which they are reached for. */
const KINDS = {
  mode: {
    ...{ word: "Work mode", intent: "setWorkMode", choice: (models) => words(models, modesOf) },
    make: (mode) => ({ kind: "setWorkMode", mode }),
  },
  standby: { word: "Standby", intent: "standby", choice: nothing, make: () => ({ kind: "standby" }) },
  wake: { word: "Wake up", intent: "wake", choice: nothing, make: () => ({ kind: "wake" }) },
  level: {
    ...{ word: "Level", intent: "setWorkLevel", choice: (models) => words(models, levelsOf) },
    make: (level) => ({ kind: "setWorkLevel", level: Number(level) }),
  },
  fan: {
    ...{ word: "Fan speed", intent: "setFan", choice: (models) => number(models, "fanPercent", "%", 5) },
    make: (percent) => ({ kind: "setFan", percent: Number(percent) }),
  },
  fanAuto: {
    ...{ word: "Fan automatic", intent: "setFan", choice: nothing },
    make: () => ({ kind: "setFan", percent: "auto" }),
  },
  displayOff: {
    ...{ word: "Display off", intent: "setLcd", choice: nothing },
    make: () => ({ kind: "setLcd", on: false }),
  },
  displayOn: {
    ...{ word: "Display on", intent: "setLcd", choice: nothing },
    make: () => ({ kind: "setLcd", on: true }),
  },
  roomLimit: {
    ...{ word: "Room limit", intent: "setRoomLimit" },
    choice: (models) => number(models, "roomLimitC", "°C", 1),
    make: (celsius) => ({ kind: "setRoomLimit", celsius: Number(celsius) }),
  },
  chipTarget: {
    ...{ word: "Chip target", intent: "setTargetTemp" },
    choice: (models) => number(models, "targetTempC", "°C", 1),
    make: (celsius) => ({ kind: "setTargetTemp", celsius: Number(celsius) }),
  },
  light: {
    ...{ word: "Light", intent: "setLed", choice: light },
    make: (effect, color) => ({
      ...{ kind: "setLed", effect: effect as Effect },
      ...(color === undefined || !isColored(effect) ? {} : { color: partsOf(color) }),
    }),
  },
  pool: {
    ...{ word: "Use another pool", intent: "switchPool" },
    choice: () => ({ is: "number", range: [0, MOST_POOLS], unit: "", step: 1 }),
    make: (pool) => ({ kind: "switchPool", pool: Number(pool) }),
  },
  restart: { word: "Restart", intent: "reboot", choice: nothing, make: () => ({ kind: "reboot" }) },
} as const satisfies Readonly<Record<string, Kind>>;

type Effect = Extract<IntentInput, { kind: "setLed" }>["effect"];
/** Which deed. */
export type DeedId = keyof typeof KINDS;

const ids = Object.keys(KINDS) as readonly DeedId[];

/** What all of these models can do by the clock, each with what they have in common. */
export function deedsOf(models: readonly Model[]): readonly Deed[] {
  if (models.length === 0) return [];
  return ids.flatMap((id): Deed[] => {
    const { word, intent, choice }: Kind = KINDS[id];
    if (!models.every(({ controls }) => controls.includes(intent))) return [];
    const found = choice(models);
    return found === undefined ? [] : [{ id, word, choice: found }];
  });
}

/** The intent of a deed; `value` is its word or number, `color` that of a light. */
export function intentOf(id: DeedId, value: string, color?: string): IntentInput {
  const { make }: Kind = KINDS[id];
  return make(value, color);
}

/** A deed with what was chosen for it. */
interface ChosenDeed {
  readonly id: DeedId;
  readonly value: string;
  readonly color?: string;
}

/** The deed behind a kept intent; undefined for one that is made elsewhere alone. */
export function deedOf(intent: Readonly<Record<string, unknown>>): ChosenDeed | undefined {
  const value = intent["mode"] ?? intent["level"] ?? intent["percent"] ?? intent["celsius"];
  const told = String(value ?? intent["effect"] ?? intent["pool"] ?? "");
  const color = colorOf(intent["color"]);
  const text = JSON.stringify(intent, Object.keys(intent).sort());
  const id = ids.find((one) => {
    const made = intentOf(one, told, color);
    return JSON.stringify(made, Object.keys(made).sort()) === text;
  });
  if (id === undefined) return undefined;
  return { id, value: told, ...(color === undefined ? {} : { color }) };
}

function modesOf({ workModes }: Model): readonly Word[] {
  return workModes.map((mode) => ({ value: mode, word: mode }));
}

function levelsOf({ workLevels }: Model): readonly Word[] {
  return workLevels.map(({ level, name }) => ({ value: String(level), word: name }));
}

function effectsOf({ ledEffects }: Model): readonly Word[] {
  return ledEffects.map((effect) => ({ value: effect, word: effect }));
}

/** The effects of all; a colour where every light takes one. */
function light(models: readonly Model[]): Choice | undefined {
  const choice = words(models, effectsOf);
  return choice?.is === "words" ? { ...choice, hasColor: models.every(({ ledColor }) => ledColor) } : choice;
}

/** The words that every one of the models has. */
function words(models: readonly Model[], of: (model: Model) => readonly Word[]): Choice | undefined {
  const [first = [], ...others] = models.map(of);
  const options = first.filter(({ value, word }) =>
    others.every((list) => list.some((other) => other.value === value && other.word === word)),
  );
  return options.length === 0 ? undefined : { is: "words", options };
}

/** The range that every one of the models takes. */
function number(
  models: readonly Model[],
  name: keyof Model["ranges"],
  unit: "%" | "°C",
  step: number,
): Choice | undefined {
  const ranges = models.flatMap(({ ranges: own }) => (own[name] === undefined ? [] : [own[name]]));
  if (ranges.length < models.length) return undefined;
  const range: Range = [
    Math.max(...ranges.map(([least]) => least)),
    Math.min(...ranges.map(([, most]) => most)),
  ];
  return range[0] > range[1] ? undefined : { is: "number", range, unit, step };
}
