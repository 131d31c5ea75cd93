import type { BoardTemps } from "../domain/boards.js";
import type { MinerSnapshot } from "../domain/snapshot.js";
import { QuickSnapshot } from "./quick-snapshot.js";

/**
 * How hot the hottest board is: the same as looking through `boards`, which costs many times more for a snapshot that
 * was read quickly.
 */
export function boardTempsOf(snapshot: MinerSnapshot): BoardTemps {
  const known = QuickSnapshot.boardTempsOf(snapshot);
  if (known !== undefined) return known;
  const chipMaxC = hottest(snapshot.boards.map((board) => board.tempChipMaxC));
  const boardMaxC = hottest(snapshot.boards.map((board) => board.tempC));
  return {
    ...(chipMaxC === undefined ? {} : { chipMaxC }),
    ...(boardMaxC === undefined ? {} : { boardMaxC }),
  };
}

function hottest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
