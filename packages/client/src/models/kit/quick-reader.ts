import type { BoardTemps } from "../../domain/boards.js";
import type { MinerIdentity } from "../../domain/identity.js";
import { type PointId, pointIds } from "../../domain/points.js";
import type { ReplyFrame } from "../../wire/frame.js";
import { ByteCursor } from "../../wire/scan/byte-cursor.js";
import { ReplyTemplate } from "../../wire/scan/reply-template.js";
import { ReplyWords } from "../../wire/scan/reply-words.js";
import { ReplyScanner } from "../../wire/scan/scan-reply.js";
import type { ValueMark } from "../../wire/scan/value-marks.js";
import { type ModelDefinition, readingsOf } from "./define-model.js";
import { type PointReadout, PointSheet } from "./point-sheet.js";
import { QuickBoardTemps } from "./quick-board-temps.js";
import { QuickIdentity } from "./quick-identity.js";
import { QuickStats, QuickSummary } from "./quick-parts.js";
import {
  isEachReading,
  type QuickParts,
  type QuickReading,
  quickReading,
  STRANGE,
  UNSAID,
} from "./quick-reading.js";
import { QuickState } from "./quick-state.js";
import { pointValue } from "./read-points.js";
import { wantedPoints } from "./wanted-points.js";

/** What a reply said of the points, and of its boards what is looked at with each poll. */
export interface QuickReadout extends PointReadout {
  /** `undefined` when the boards have to be read to know. */
  readonly boardTemps: BoardTemps | undefined;
}

interface QuickPoint {
  readonly id: PointId;
  /** Its place in the catalogue. */
  readonly place: number;
  readonly readings: readonly QuickReading[];
}

/** A form that so many replies have is worth more than learning it costs. */
const WORTH_LEARNING = 16;

/**
 * Reads the points of a healthy reply in one pass over its bytes, with neither text nor tree in between. Made once
 * for a model and the commands that are asked together. What it gives is what the full parser gives of the same
 * bytes; of a reply that is anything but healthy it gives nothing, and the full parser reads it.
 */
export class QuickReader {
  readonly #model: ModelDefinition;
  readonly #stats: readonly QuickStats[];
  readonly #summary: QuickSummary | undefined;
  readonly #points: readonly QuickPoint[];
  readonly #state: QuickState;
  readonly #identity: QuickIdentity;
  readonly #scanner: ReplyScanner;
  readonly #cursor = new ByteCursor();
  readonly #words = new ReplyWords();
  /** The form of the reply that was scanned last. */
  #template: ReplyTemplate | undefined;
  /** How many replies had that form since. */
  #matches = 0;
  /** How many were scanned since a form was worth learning. */
  #scans = 0;
  readonly #sheet: PointSheet;
  readonly #boardTemps: QuickBoardTemps;

  constructor(
    { model, wanted }: WantedOf,
    parts: QuickParts,
    estats: QuickStats,
    points: readonly QuickPoint[],
  ) {
    this.#model = model;
    this.#sheet = new PointSheet(wanted);
    this.#summary = parts.summary;
    this.#stats = parts.litestats === undefined ? [estats] : [estats, parts.litestats];
    this.#points = points;
    this.#state = new QuickState(estats, parts.litestats);
    this.#identity = new QuickIdentity(estats);
    this.#boardTemps = new QuickBoardTemps(estats);
    this.#scanner = new ReplyScanner([
      ...(parts.summary === undefined ? [] : [parts.summary]),
      ...this.#stats,
    ]);
  }

  /**
   * @param identity who the miner is known to be.
   * @returns `undefined` for the full parser to judge: the reply is not healthy, or another miner's.
   */
  read(frame: ReplyFrame, identity: MinerIdentity): QuickReadout | undefined {
    if (frame.end !== "nul" || frame.trailingBytes > 0) return undefined;
    if (!this.#isLikeLast(frame.bytes) && !this.#scan(frame.bytes)) return undefined;
    if (!this.#identity.isOf(identity, frame.bytes)) return undefined;
    const state = this.#state.read(frame.bytes);
    if (state === undefined) return undefined;
    this.#sheet.clear();
    for (const point of this.#points) {
      if (!this.#readPoint(point, frame.bytes)) return undefined;
    }
    const { points, sources } = this.#sheet.finish(state);
    return { state: state.state, points, sources, boardTemps: this.#boardTemps.read(frame.bytes) };
  }

  #isLikeLast(bytes: Uint8Array): boolean {
    if (this.#template?.matches(bytes) !== true) return false;
    this.#matches += 1;
    return true;
  }

  /** Steps over a reply of any healthy form, and learns its form now and then: that costs more than a reply. */
  #scan(bytes: Uint8Array): boolean {
    if (this.#matches >= WORTH_LEARNING) this.#scans = 0;
    const marks: ValueMark[] | undefined = this.#scans % WORTH_LEARNING === 0 ? [] : undefined;
    this.#template = undefined;
    this.#matches = 0;
    this.#scans += 1;
    this.#cursor.marks = marks;
    this.#summary?.begin();
    for (const part of this.#stats) part.begin();
    const isHealthy =
      this.#scanner.scan(bytes, this.#cursor) && this.#stats.every((part) => part.hasMainText);
    if (!isHealthy) return false;
    if (marks !== undefined) this.#template = new ReplyTemplate(this.#words, bytes, marks);
    return true;
  }

  /** False when it is for the full parser. */
  #readPoint({ id, place, readings }: QuickPoint, bytes: Uint8Array): boolean {
    for (const reading of readings) {
      const value = reading.value(bytes);
      if (value === UNSAID) continue;
      if (value === STRANGE) return false;
      const inItsForm = typeof value === "number" ? pointValue(id, this.#model, value) : value;
      if (inItsForm === undefined) return false;
      this.#sheet.setAt(place, inItsForm, reading.source);
      return true;
    }
    return true;
  }
}

/** Commands whose replies are read quickly, in the order they are asked. */
const COMMANDS: readonly string[] = ["summary", "estats", "litestats"];

/** What is read of which model. */
interface WantedOf {
  readonly model: ModelDefinition;
  readonly wanted: ReadonlySet<PointId>;
}

/**
 * The quick reader of these commands, asked together; `undefined` where the model needs the full parser.
 *
 * @param points only these and what they are derived from; all of them by default.
 */
export function quickReaderFor(
  model: ModelDefinition,
  commands: readonly string[],
  points?: readonly PointId[],
): QuickReader | undefined {
  const wanted = wantedPoints(points);
  if (!model.joinsReads || !commands.every((command, index) => isNext(commands, command, index)))
    return undefined;
  const readings = [...wanted].flatMap((id) => readingsOf(model, id));
  const patterns = readings.filter(isEachReading).map(({ pattern }) => pattern.source);
  // Two different lists out of one text: no model has that.
  if (new Set(patterns).size > 1 || !commands.includes("estats")) return undefined;
  const isEach = (name: string) =>
    readings.some((reading) => isEachReading(reading) && reading.pattern.test(name));
  const estats = new QuickStats("estats", isEach);
  const parts: QuickParts = {
    summary: commands.includes("summary") ? new QuickSummary() : undefined,
    estats,
    litestats: commands.includes("litestats") ? new QuickStats("litestats", () => false) : undefined,
  };
  const read = quickPoints({ model, wanted }, parts);
  return read && new QuickReader({ model, wanted }, parts, estats, read);
}

/** Whether a command is known and comes in the order of {@link COMMANDS}. */
function isNext(commands: readonly string[], command: string, index: number): boolean {
  const place = COMMANDS.indexOf(command);
  return place !== -1 && (index === 0 || place > COMMANDS.indexOf(commands[index - 1] ?? ""));
}

function quickPoints({ model, wanted }: WantedOf, parts: QuickParts): QuickPoint[] | undefined {
  const points: QuickPoint[] = [];
  for (const [place, id] of pointIds.entries()) {
    if (!wanted.has(id)) continue;
    const readings: QuickReading[] = [];
    for (const reading of readingsOf(model, id)) {
      const quick = quickReading(id, reading, parts);
      if (quick === STRANGE) return undefined;
      if (quick !== undefined) readings.push(quick);
    }
    if (readings.length > 0) points.push({ id, place, readings });
  }
  return points;
}
