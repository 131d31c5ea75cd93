import { faultDescriptions, faultNames, modelNames, modelTitles } from "@hearthash/simulator";
import type { Paint } from "../../output/paint.js";
import { termLines } from "../../output/term-lines.js";

/** The models and the faults for people. */
export function listText(paint: Paint, width: number): string {
  const models = modelNames.map((id) => [id, modelTitles[id]] as const);
  const faults = faultNames.map((name) => [name, faultDescriptions[name]] as const);
  return [
    paint.strong("Models"),
    termLines(models, width),
    "",
    `${paint.strong("Faults")}  ${paint.faint("a miner with one ...")}`,
    termLines(faults, width),
  ].join("\n");
}

/** The same for scripts. */
export function listTree(): object {
  return {
    models: modelNames.map((id) => ({ id, title: modelTitles[id] })),
    faults: faultNames.map((name) => ({ name, description: faultDescriptions[name] })),
  };
}
