import { type PointId, type PointSource, pointCatalogue } from "../../domain/points.js";
import { IssueList } from "../../wire/issue.js";
import { type ModelDefinition, readingsOf } from "./define-model.js";
import { type Evaluated, evaluateReading } from "./evaluate-reading.js";
import { type PointReadout, PointSheet, type PointValue } from "./point-sheet.js";
import { readState } from "./read-state.js";
import type { Readout } from "./readout.js";
import { wantedPoints } from "./wanted-points.js";

/**
 * Reads the measurements the model knows. What the miner did not say is absent.
 *
 * @param points only these and what they are derived from; all of them by default.
 */
export function readPoints(
  model: ModelDefinition,
  readout: Readout,
  issues: IssueList,
  points?: readonly PointId[],
): PointReadout {
  const wanted = wantedPoints(points);
  const sheet = new PointSheet(wanted);
  for (const id of wanted) {
    const point = readPoint(id, model, readout, issues);
    if (point !== undefined) sheet.set(id, point.value, point.source);
  }
  const rate = wanted.has("hashrateThs") ? rateOn(sheet) : unwantedRate(model, readout);
  return sheet.finish(readState(readout, rate, issues));
}

/** The rate as the miner gives it, before the state has its say. */
function rateOn(sheet: PointSheet): Evaluated | undefined {
  const value = sheet.number("hashrateThs");
  return value === undefined ? undefined : { value, source: sheet.source("hashrateThs")?.source ?? "" };
}

/** The same where nobody wants it but the state: nobody wants what is wrong with it, either. */
function unwantedRate(model: ModelDefinition, readout: Readout): Evaluated | undefined {
  const point = readPoint("hashrateThs", model, readout, new IssueList());
  return typeof point?.value === "number" ? { value: point.value, source: point.source.source } : undefined;
}

interface FoundPoint {
  readonly value: PointValue;
  readonly source: PointSource;
}

function readPoint(
  id: PointId,
  model: ModelDefinition,
  readout: Readout,
  issues: IssueList,
): FoundPoint | undefined {
  for (const reading of readingsOf(model, id)) {
    const evaluated = evaluateReading(reading, readout, issues);
    if (evaluated === undefined) continue;
    const value = toPointValue(id, model, evaluated, issues);
    if (value === undefined) return undefined;
    const kind = reading.kind ?? pointCatalogue[id].kind;
    return { value, source: { source: evaluated.source, kind } };
  }
  return undefined;
}

function toPointValue(
  id: PointId,
  model: ModelDefinition,
  { value, source }: Evaluated,
  issues: IssueList,
): PointValue | undefined {
  if (typeof value !== "number") return value;
  const inItsForm = pointValue(id, model, value);
  if (inItsForm === undefined) issues.add("mode-unknown", source, `mode ${value} has no word on this model`);
  return inItsForm;
}

/** A number in the form of its point; `undefined` for a work mode without a word. */
export function pointValue(id: PointId, model: ModelDefinition, value: number): PointValue | undefined {
  if (id === "fanRpm") return [value];
  if (id === "lcdOn") return value !== 0;
  return id === "workMode" ? model.workModes[value] : value;
}
