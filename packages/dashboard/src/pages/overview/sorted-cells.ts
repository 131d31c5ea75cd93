import { computed, signal } from "@preact/signals";
import type { MinerCell } from "../../live/fleet-store.js";
import { fleet } from "../../live/house.js";
import { tableColumns } from "./table-columns.js";

/** What the reader wants to see, and in which order. */
export const filterText = signal("");
export const sorting = signal<{ readonly column: string; readonly isDown: boolean }>({
  column: "name",
  isDown: false,
});

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** The miners that match, sorted; anew with each frame. What is not known comes last either way. */
export const sortedCells = computed<readonly MinerCell[]>(() => {
  void fleet.frame.value;
  const words = filterText.value.toLowerCase().split(/\s+/).filter(Boolean);
  const matching =
    words.length === 0 ? fleet.cells.value : fleet.cells.value.filter((cell) => matches(cell, words));
  const column = tableColumns.find(({ id }) => id === sorting.value.column);
  if (column === undefined) return matching;
  const sign = sorting.value.isDown ? -1 : 1;
  const keyed = matching.map((cell) => ({ cell, key: column.value(cell) }));
  keyed.sort((left, right) => {
    if (left.key === undefined || right.key === undefined)
      return Number(left.key === undefined) - Number(right.key === undefined);
    if (typeof left.key === "number" && typeof right.key === "number") return sign * (left.key - right.key);
    return sign * collator.compare(String(left.key), String(right.key));
  });
  return keyed.map(({ cell }) => cell);
});

function matches({ info, row }: MinerCell, words: readonly string[]): boolean {
  const { name, place, host, modelName } = info.value;
  const { presence, state, workMode } = row.value;
  const text =
    `${name} ${place ?? ""} ${host} ${modelName ?? ""} ${presence} ${state} ${workMode ?? ""}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
