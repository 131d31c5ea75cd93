import {
  type KnownPoints,
  type PointId,
  type PointSource,
  pointCatalogue,
  pointIds,
} from "../../domain/points.js";
import type { MinerState } from "../../domain/state.js";
import type { IssueList } from "../../wire/issue.js";
import { type ModelDefinition, readingsOf } from "./define-model.js";
import { type Evaluated, evaluateReading } from "./evaluate-reading.js";
import { readState } from "./read-state.js";
import type { Readout } from "./readout.js";

/** The measurements of one poll, each with its source. */
export interface PointReadout {
  readonly state: MinerState;
  readonly points: KnownPoints;
  readonly sources: { readonly [Id in PointId]?: PointSource };
}

/** Reads every measurement the model knows. What the miner did not say is absent. */
export function readPoints(model: ModelDefinition, readout: Readout, issues: IssueList): PointReadout {
  const found = new Map<PointId, FoundPoint>();
  for (const id of pointIds) {
    const point = readPoint(id, model, readout, issues);
    if (point !== undefined) found.set(id, point);
  }
  const state = readState(readout, rateOf(found.get("hashrateThs")), issues);
  if (state.state === "standby" && state.source !== undefined) {
    found.set("hashrateThs", { value: 0, source: { source: state.source, kind: "measured" } });
  }
  deriveEfficiency(found);
  deriveRejectRate(found);
  return { state: state.state, points: values(found), sources: sources(found) };
}

interface FoundPoint {
  readonly value: number | string | boolean | readonly number[];
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
  evaluated: Evaluated,
  issues: IssueList,
): FoundPoint["value"] | undefined {
  if (typeof evaluated.value !== "number") return evaluated.value;
  if (id === "fanRpm") return [evaluated.value];
  if (id === "lcdOn") return evaluated.value !== 0;
  if (id !== "workMode") return evaluated.value;
  const word = model.workModes[evaluated.value];
  if (word === undefined) {
    issues.add("mode-unknown", evaluated.source, `mode ${evaluated.value} has no word on this model`);
  }
  return word;
}

/** The rate as the miner gives it, before the state has its say. */
function rateOf(point: FoundPoint | undefined): Evaluated | undefined {
  return typeof point?.value === "number" ? { value: point.value, source: point.source.source } : undefined;
}

/** Joules a terahash: watts at the wall by terahashes a second. Unknown while nothing is hashed. */
function deriveEfficiency(found: Map<PointId, FoundPoint>): void {
  const watts = numberOf(found, "powerWallW");
  const rate = numberOf(found, "hashrateThs");
  if (watts === undefined || rate === undefined || rate <= 0) return;
  const source = `${found.get("powerWallW")?.source.source} / ${found.get("hashrateThs")?.source.source}`;
  found.set("efficiencyJPerTh", { value: watts / rate, source: { source, kind: "measured" } });
}

/** By number of shares, where the miner gives no rate by difficulty. */
function deriveRejectRate(found: Map<PointId, FoundPoint>): void {
  if (found.has("rejectPercent")) return;
  const accepted = numberOf(found, "acceptedShares");
  const rejected = numberOf(found, "rejectedShares");
  if (accepted === undefined || rejected === undefined || accepted + rejected <= 0) return;
  const value = (100 * rejected) / (accepted + rejected);
  found.set("rejectPercent", {
    value,
    source: { source: "rejected / (accepted + rejected)", kind: "measured" },
  });
}

function numberOf(found: Map<PointId, FoundPoint>, id: PointId): number | undefined {
  const value = found.get(id)?.value;
  return typeof value === "number" ? value : undefined;
}

/** In the order of the catalogue, so that every output lists points alike. */
function values(found: Map<PointId, FoundPoint>): KnownPoints {
  const known = pointIds.filter((id) => found.has(id));
  return Object.fromEntries(known.map((id) => [id, found.get(id)?.value])) as KnownPoints;
}

function sources(found: Map<PointId, FoundPoint>): PointReadout["sources"] {
  const known = pointIds.filter((id) => found.has(id));
  return Object.fromEntries(known.map((id) => [id, found.get(id)?.source])) as PointReadout["sources"];
}
