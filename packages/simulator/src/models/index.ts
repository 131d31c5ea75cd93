import { a1246 } from "./a1246.js";
import { cgminer } from "./cgminer.js";
import { mini3 } from "./mini3.js";
import type { ModelDefinition, ModelName } from "./model.js";
import { nano3 } from "./nano3.js";
import { nano3s } from "./nano3s.js";
import { q } from "./q.js";

export type { ModelDefinition, ModelName } from "./model.js";

const models: Readonly<Record<ModelName, ModelDefinition>> = { mini3, nano3, nano3s, q, a1246, cgminer };

/** The names of all models, for a list of choices. */
export const modelNames: readonly ModelName[] = ["mini3", "nano3", "nano3s", "q", "a1246", "cgminer"];

/** What each model is called in the shop. */
export const modelTitles: Readonly<Record<ModelName, string>> = {
  mini3: mini3.title,
  nano3: nano3.title,
  nano3s: nano3s.title,
  q: q.title,
  a1246: a1246.title,
  cgminer: cgminer.title,
};

/** True when `name` is a model that can be simulated. */
export function isModelName(name: string): name is ModelName {
  return (modelNames as readonly string[]).includes(name);
}

/** The definition of a model. Throws `RangeError` for a name that is not in {@link modelNames}. */
export function modelByName(name: string): ModelDefinition {
  if (!isModelName(name)) {
    throw new RangeError(`unknown model "${name}"; known: ${modelNames.join(", ")}`);
  }
  return models[name];
}
