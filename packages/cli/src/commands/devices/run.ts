import { HearthashError, type ModelDefinition, models, pointIds } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import { pad, renderTable, wrapWords } from "../../output/table.js";

export interface DevicesFlags {
  readonly json: boolean;
  readonly noColor: boolean;
}

/** All models as a table, or one in detail. */
export function runDevices(this: CliContext, flags: DevicesFlags, id?: string): void {
  const chosen = id === undefined ? models : [findModel(id)];
  if (flags.json) {
    this.out.write(`${printableJson({ models: chosen.map(modelJson) }, 2)}\n`);
    return;
  }
  const paint = paintFor(this, flags.noColor);
  const width = this.out.columns ?? 80;
  const [only] = chosen;
  const text = id !== undefined && only !== undefined ? details(only, paint, width) : overview(paint, width);
  this.out.write(`${text}\n`);
}

function findModel(id: string): ModelDefinition {
  const model = models.find((candidate) => candidate.id === id.toLowerCase());
  if (model !== undefined) return model;
  const known = models.map((candidate) => candidate.id).join(", ");
  throw new HearthashError(
    "argument-invalid",
    `${JSON.stringify(id.slice(0, 40))} is no model; known: ${known}`,
  );
}

/** In the order of the catalogue. */
function measured(model: ModelDefinition): readonly string[] {
  return pointIds.filter((id) => model.read[id] !== undefined);
}

function modelJson(model: ModelDefinition): object {
  const { id, name, family, confidence, workModes, workLevels, powerSupply, controls, quirks, evidence } =
    model;
  const points = measured(model);
  return {
    id,
    name,
    family,
    confidence,
    points,
    workModes,
    workLevels,
    powerSupply,
    controls,
    quirks,
    evidence,
  };
}

function overview(paint: Paint, width: number): string {
  const columns = [
    { title: "ID", align: "left" },
    { title: "MODEL", align: "left" },
    { title: "WALL POWER", align: "left" },
    { title: "WORK MODES", align: "left" },
  ] as const;
  const rows = models.map((model) => [
    model.id,
    model.name,
    model.read.powerWallW === undefined ? "no" : "yes",
    Object.values(model.workModes).join(", ") || "-",
  ]);
  const table = renderTable(columns, rows, width, paint.faint);
  return `${table}\n\n${paint.faint("hearthash devices MODEL shows one in detail.")}`;
}

function details(model: ModelDefinition, paint: Paint, width: number): string {
  const words = (label: string, list: readonly string[], gap = ", ") => {
    if (list.length === 0) return "";
    const indent = 16;
    return `  ${paint.faint(pad(label, indent - 2, "left"))}${wrapWords(list, width, indent, gap)}`;
  };
  const sentences = (label: string, list: readonly string[]) =>
    list.map((text, index) => words(index === 0 ? label : "", text.split(" "), " "));
  const numbered = (record: Readonly<Record<number, string>>) =>
    Object.entries(record).map(([number, word]) => `${number} ${word}`);
  return [
    `${paint.strong(model.name)}  ${model.id}${model.confidence === "guessed" ? "  (guessed, read only)" : ""}`,
    words("Work modes", numbered(model.workModes)),
    words("Work levels", numbered(model.workLevels)),
    words("Can change", model.controls),
    words("Measures", measured(model)),
    ...sentences(
      "PS[...]",
      model.powerSupply.map((meaning, index) => `${index} ${meaning}`),
    ),
    ...sentences("Note", model.quirks),
    ...sentences(
      "Evidence",
      model.evidence.map(({ firmware, from }) => `${firmware}: ${from}`),
    ),
  ]
    .filter((line) => line !== "")
    .join("\n");
}
