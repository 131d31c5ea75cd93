import type { BoardTemps } from "../../domain/boards.js";
import { NO_SENSOR } from "../../mm/mm-number.js";
import { decimalAt } from "../../wire/scan/decimal.js";
import type { BookedKey } from "../../wire/scan/key-book.js";
import type { BracketUse, QuickStats } from "./quick-parts.js";

/** So many boards are read of a miner: see read-boards.ts. */
const MOST_BOARDS = 16;

const none: BoardTemps = Object.freeze({});

/** The hottest chip of all boards, out of `MTmax`, which read-boards.ts reads board by board. */
export class QuickBoardTemps {
  readonly #stats: QuickStats;
  readonly #key: BookedKey<BracketUse>;

  constructor(stats: QuickStats) {
    this.#stats = stats;
    this.#key = stats.want("MTmax");
  }

  /** `undefined` when something in it is for the full parser. */
  read(bytes: Uint8Array): BoardTemps | undefined {
    if (!this.#stats.book.has(this.#key)) return none;
    const { start, end } = this.#key;
    let hottest = Number.NEGATIVE_INFINITY;
    for (let [at, count] = [start, 0]; at < end && count < MOST_BOARDS; at += 1, count += 1) {
      const from = at;
      while (at < end && bytes[at] !== 0x20) at += 1;
      const value = decimalAt(bytes, from, at);
      if (Number.isNaN(value)) return undefined;
      if (value !== 0 && value !== NO_SENSOR) hottest = Math.max(hottest, value);
    }
    return hottest === Number.NEGATIVE_INFINITY ? none : { chipMaxC: hottest };
  }
}
