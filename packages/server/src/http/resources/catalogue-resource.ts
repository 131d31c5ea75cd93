import { type ModelDefinition, models, pointCatalogue, pointIds } from "@hearthash/client";
import type { CatalogueResource } from "@hearthash/contract";
import { hasLedColor, ledEffectsOf, rangesOf } from "./control-ranges.js";
import { intentsOf } from "./intents-of-controls.js";

/** Every point and every known model. */
export function catalogueResource(): CatalogueResource {
  return { points: pointIds.map((id) => ({ id, ...pointCatalogue[id] })), models: models.map(modelResource) };
}

function modelResource(model: ModelDefinition): CatalogueResource["models"][number] {
  return {
    id: model.id,
    name: model.name,
    family: model.family,
    confidence: model.confidence,
    workModes: Object.values(model.workModes),
    workLevels: Object.entries(model.workLevels).map(([level, name]) => ({ level: Number(level), name })),
    points: pointIds.filter((id) => model.read[id] !== undefined || isDerived(id, model)),
    controls: intentsOf(model),
    ranges: rangesOf(model),
    ledEffects: ledEffectsOf(model),
    ledColor: hasLedColor(model),
  };
}

/** Efficiency is computed of two others by the library. */
function isDerived(id: string, { read }: ModelDefinition): boolean {
  return id === "efficiencyJPerTh" && read.powerWallW !== undefined && read.hashrateThs !== undefined;
}
