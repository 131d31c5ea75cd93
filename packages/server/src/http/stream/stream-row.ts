import { type StreamColumn, type StreamMiner, type StreamRow, streamColumns } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";
import { deviceText, lastSeenAt } from "../resources/index.js";

type Cell = StreamRow[number];

/** What stands in each column. Numbers are rounded to what a screen shows, so that frames are small. */
const CELLS: Record<StreamColumn, (miner: LiveMiner) => Cell> = {
  id: (miner) => miner.id,
  presence: (miner) => miner.presence,
  state: (miner) => miner.state,
  polledAt: (miner) => miner.polledAt ?? null,
  lastSeenAt: (miner) => lastSeenAt(miner) ?? null,
  hashrateThs: (miner) => digits(points(miner).hashrateThs, 4),
  powerWallW: (miner) => digits(points(miner).powerWallW, 4),
  efficiencyJPerTh: (miner) => digits(points(miner).efficiencyJPerTh, 3),
  tempInletC: (miner) => digits(points(miner).tempInletC, 3),
  tempChipMaxC: (miner) => digits(points(miner).tempChipMaxC, 3),
  fanPercent: (miner) => digits(points(miner).fanPercent, 3),
  workMode: (miner) => word(points(miner).workMode),
  acceptedShares: (miner) => points(miner).acceptedShares ?? null,
  rejectPercent: (miner) => digits(points(miner).rejectPercent, 3),
  notices: (miner) => miner.notices.length,
  guard: (miner) => miner.guard ?? "off",
};

const cells = streamColumns.map((column) => CELLS[column]);

/** Rows as JSON, each made once for each poll: a live miner is replaced as a whole. */
export class RowTexts {
  readonly #texts = new WeakMap<LiveMiner, string>();

  of(miner: LiveMiner): string {
    const known = this.#texts.get(miner);
    if (known !== undefined) return known;
    const text = JSON.stringify(cells.map((cell) => cell(miner)));
    this.#texts.set(miner, text);
    return text;
  }
}

/** What of a miner seldom changes. */
export function streamMiner(live: LiveMiner): StreamMiner {
  const { model, endpoint, identity, limits } = live;
  const isBound = limits.neverOnUnattended || limits.maxPowerW !== null;
  return {
    id: live.id,
    name: deviceText(live.name),
    place: live.place ?? null,
    host: endpoint.host,
    port: endpoint.port,
    simulated: live.isSimulated,
    model: model?.id ?? null,
    modelName: model?.name ?? null,
    confidence: model?.confidence ?? null,
    firmware: identity?.firmware === undefined ? null : deviceText(identity.firmware),
    ...(isBound ? { limits } : {}),
  };
}

/** What an event `miner` tells of a miner, to see whether another one would tell anything new. */
export type ToldMiner = Pick<
  LiveMiner,
  "name" | "place" | "notes" | "endpoint" | "model" | "guard" | "limits" | "notices" | "identity"
>;

/** Without the reading: a miner that is kept as a whole keeps an old one. */
export function toldOf(live: LiveMiner): ToldMiner {
  const { name, place, notes, endpoint, model, guard, limits, notices, identity } = live;
  return { name, place, notes, endpoint, model, guard, limits, notices, identity };
}

/** Whether an event `miner` would tell nothing new. */
export function isSameStatic(a: ToldMiner, b: ToldMiner): boolean {
  return (
    a.name === b.name &&
    a.place === b.place &&
    a.notes === b.notes &&
    a.endpoint.host === b.endpoint.host &&
    a.endpoint.port === b.endpoint.port &&
    a.model === b.model &&
    a.guard === b.guard &&
    a.limits.maxPowerW === b.limits.maxPowerW &&
    a.limits.neverOnUnattended === b.limits.neverOnUnattended &&
    a.notices.length === b.notices.length &&
    a.notices.every(
      ({ code, since }, index) => code === b.notices[index]?.code && since === b.notices[index]?.since,
    ) &&
    a.identity?.dna === b.identity?.dna &&
    a.identity?.firmware === b.identity?.firmware &&
    a.identity?.product === b.identity?.product
  );
}

function points(miner: LiveMiner) {
  return miner.snapshot?.points ?? {};
}

function digits(value: number | undefined, count: number): Cell {
  if (value === undefined) return null;
  return Math.abs(value) >= 10 ** count ? Math.round(value) : Number(value.toPrecision(count));
}

function word(value: string | undefined): Cell {
  return value === undefined ? null : deviceText(value);
}
