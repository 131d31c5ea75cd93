import type { CatalogueResource, ScheduleResource } from "@hearthash/contract";
import { catalogue } from "../../live/catalogue.js";
import type { MinerInfo } from "../../live/frames.js";
import { fleet } from "../../live/house.js";
import type { Draft } from "./draft.js";

/** The miners a draft is for, as far as they are here. */
export function chosenMiners({ isAll, miners }: Draft): readonly MinerInfo[] {
  return infos(isAll ? "all" : [...miners]);
}

/** The miners a schedule acts on, as far as they are here. */
export function meantMiners({ miners }: ScheduleResource): readonly MinerInfo[] {
  return infos(miners);
}

function infos(miners: ScheduleResource["miners"]): readonly MinerInfo[] {
  if (miners === "all") return fleet.cells.value.map(({ info }) => info.value);
  return miners.flatMap((id) => fleet.get(id)?.info.value ?? []);
}

/** Their models, each once. One that has not said yet what it is binds nothing. */
export function modelsOf(miners: readonly MinerInfo[]): CatalogueResource["models"] {
  const ids = new Set(miners.map(({ model }) => model));
  return catalogue.value?.models.filter(({ id }) => ids.has(id)) ?? [];
}
