import type { MinerDetail, MinerResource, StreamSnapshot, StreamTick } from "@hearthash/contract";
import { batch, type Signal, signal } from "@preact/signals";
import type { Cell, MinerInfo, MinerRow } from "./frames.js";

/** One miner: what stays and what changes, apart, so that a tick touches single cells alone. */
export interface MinerCell {
  readonly id: string;
  readonly info: Signal<MinerInfo>;
  readonly row: Signal<MinerRow>;
}

/** All miners at one moment, as the stream tells them. */
export type FleetSnapshot = Pick<StreamSnapshot, "columns" | "miners" | "rows">;

/** All miners this page knows, in the server's order. */
export class FleetStore {
  readonly #cells = new Map<string, MinerCell>();
  #columns: readonly string[] = [];
  /** In the server's order; a new array when a miner came or went. */
  readonly cells = signal<readonly MinerCell[]>([]);
  /** Grows with each frame: for what is computed over all rows. */
  readonly frame = signal(0);
  /** Grows when something changed that seldom does: names, places, addresses. */
  readonly infoFrame = signal(0);
  /** Details of the miners whose pages are open. */
  readonly details = signal<ReadonlyMap<string, MinerDetail>>(new Map());

  /** Whoever asks while it draws is drawn again when miners come or go. */
  get(id: string): MinerCell | undefined {
    void this.cells.value;
    return this.#cells.get(id);
  }

  takeSnapshot({ columns, miners, rows }: FleetSnapshot): void {
    batch(() => {
      this.#columns = columns;
      const known = new Set(miners.map((miner) => miner.id));
      for (const id of this.#cells.keys()) if (!known.has(id)) this.#cells.delete(id);
      for (const miner of miners) this.#takeInfo(miner);
      this.#takeRows(rows);
      this.cells.value = miners.flatMap((miner) => this.#cells.get(miner.id) ?? []);
      this.frame.value += 1;
    });
  }

  takeTick({ rows, removed }: StreamTick): void {
    batch(() => {
      this.#takeRows(rows);
      for (const id of removed) this.#cells.delete(id);
      if (removed.length > 0) this.cells.value = this.cells.value.filter(({ id }) => this.#cells.has(id));
      this.frame.value += 1;
    });
  }

  /** A miner that is new, or whose name, place or address changed. */
  takeMiner(miner: MinerResource): void {
    batch(() => {
      const isNew = !this.#cells.has(miner.id);
      const cell = this.#takeInfo(miner);
      if (isNew) this.cells.value = [...this.cells.value, cell];
      this.frame.value += 1;
    });
  }

  takeDetail(detail: MinerDetail): void {
    this.details.value = new Map(this.details.value).set(detail.id, detail);
  }

  /** All of it, to be taken again later. */
  kept(): FleetSnapshot {
    const cells = this.cells.peek();
    const columns = [...this.#columns];
    return {
      columns,
      miners: cells.map(({ info }) => info.peek()),
      rows: cells.map(({ row }) => columns.map((column) => row.peek()[column as keyof MinerRow] ?? null)),
    };
  }

  /** Knows of no miner any more. */
  clear(): void {
    this.takeSnapshot({ columns: [...this.#columns], miners: [], rows: [] });
    this.details.value = new Map();
  }

  #takeInfo(miner: MinerInfo): MinerCell {
    const known = this.#cells.get(miner.id);
    if (known !== undefined) {
      known.info.value = miner;
      this.infoFrame.value += 1;
      return known;
    }
    const cell = { id: miner.id, info: signal(miner), row: signal(emptyRow(miner.id)) };
    this.#cells.set(miner.id, cell);
    return cell;
  }

  #takeRows(rows: readonly (readonly Cell[])[]): void {
    const idAt = this.#columns.indexOf("id");
    for (const values of rows) {
      const cell = this.#cells.get(String(values[idAt]));
      if (cell === undefined) continue;
      const row: Record<string, Cell> = {};
      for (const [index, column] of this.#columns.entries()) row[column] = values[index] ?? null;
      cell.row.value = row as MinerRow;
    }
  }
}

/** A miner that the stream has said nothing of yet. */
function emptyRow(id: string): MinerRow {
  return {
    id,
    presence: "new",
    state: "unknown",
    polledAt: null,
    lastSeenAt: null,
    hashrateThs: null,
    powerWallW: null,
    efficiencyJPerTh: null,
    tempInletC: null,
    tempChipMaxC: null,
    fanPercent: null,
    workMode: null,
    acceptedShares: null,
    rejectPercent: null,
    notices: null,
    guard: null,
  };
}
