import { computed, signal, untracked } from "@preact/signals";
import type { MinerCell } from "../../live/fleet-store.js";
import { fleet } from "../../live/house.js";
import { type TableColumn, tableColumns } from "./table-columns.js";

/** What the reader wants to see, and in which order. */
export const filterText = signal("");
export const sorting = signal<{ readonly column: string; readonly isDown: boolean }>({
  column: "name",
  isDown: false,
});

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** The miners that match, sorted; anew with each frame that can change that. */
export const sortedCells = computed<readonly MinerCell[]>(() => {
  const words = filterText.value.toLowerCase().split(/\s+/).filter(Boolean);
  const column = tableColumns.find(({ id }) => id === sorting.value.column);
  const cells = fleet.cells.value;
  const { isDown } = sorting.value;
  void (words.length === 0 && column?.isLasting === true ? fleet.infoFrame : fleet.frame).value;
  // Of the frame, not of ten thousand single cells.
  return untracked(() => sorted(matching(cells, words), column, isDown));
});

function matching(cells: readonly MinerCell[], words: readonly string[]): readonly MinerCell[] {
  return words.length === 0 ? cells : cells.filter((cell) => matches(cell, words));
}

/** What is not known comes last either way. */
function sorted(
  matching: readonly MinerCell[],
  column: TableColumn | undefined,
  isDown: boolean,
): readonly MinerCell[] {
  if (column === undefined) return matching;
  const sign = isDown ? -1 : 1;
  const keyed = matching.map((cell) => ({ cell, key: column.value(cell) }));
  keyed.sort((left, right) => {
    if (left.key === undefined || right.key === undefined)
      return Number(left.key === undefined) - Number(right.key === undefined);
    if (typeof left.key === "number" && typeof right.key === "number") return sign * (left.key - right.key);
    return sign * collator.compare(String(left.key), String(right.key));
  });
  return keyed.map(({ cell }) => cell);
}

function matches({ info, row }: MinerCell, words: readonly string[]): boolean {
  const { name, place, host, modelName } = info.value;
  const { presence, state, workMode } = row.value;
  const text =
    `${name} ${place ?? ""} ${host} ${modelName ?? ""} ${presence} ${state} ${workMode ?? ""}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
