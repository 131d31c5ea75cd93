import type { BoardReading, BoardTemps, FanReading } from "../domain/boards.js";
import type { Endpoint } from "../domain/endpoint.js";
import type { MinerIdentity } from "../domain/identity.js";
import type { GatheredReplies, MinerSnapshot } from "../domain/snapshot.js";
import type { QuickReadout } from "../models/kit/quick-reader.js";
import { readBoards, readFans } from "../models/kit/read-boards.js";
import { type Readout, toReadout } from "../models/kit/readout.js";
import type { ReplyFrame } from "../wire/frame.js";
import type { ParseIssue } from "../wire/issue.js";
import { parseReply } from "../wire/parse-reply.js";
import type { CgminerReply } from "../wire/reply.js";

/** What a snapshot is made of whose points were read quickly. */
export interface QuickParts {
  readonly at: number;
  readonly endpoint: Endpoint;
  readonly identity: MinerIdentity;
  readonly readout: QuickReadout;
  readonly issues: readonly ParseIssue[];
  readonly reply: KeptReply;
}

/** A reply as bytes, and the commands it answers. */
export interface KeptReply {
  readonly frame: ReplyFrame;
  readonly commands: readonly string[];
}

/**
 * A snapshot that reads boards, fans and raw replies when they are asked for, out of the bytes it keeps. Its members
 * are its own and can be listed, so that copies and JSON of it hold them, too.
 */
export class QuickSnapshot implements MinerSnapshot {
  readonly at: number;
  readonly endpoint: Endpoint;
  readonly identity: MinerIdentity;
  readonly state: MinerSnapshot["state"];
  readonly points: MinerSnapshot["points"];
  readonly sources: MinerSnapshot["sources"];
  declare readonly boards: readonly BoardReading[];
  declare readonly fans: readonly FanReading[];
  declare readonly issues: readonly ParseIssue[];
  declare readonly raw: GatheredReplies;
  readonly #reply: KeptReply;
  readonly #boardTemps: BoardTemps | undefined;
  #raw: GatheredReplies | undefined;
  #readout: Readout | undefined;
  #boards: readonly BoardReading[] | undefined;
  #fans: readonly FanReading[] | undefined;

  constructor(parts: QuickParts) {
    this.at = parts.at;
    this.endpoint = parts.endpoint;
    this.identity = parts.identity;
    this.state = parts.readout.state;
    this.points = parts.readout.points;
    this.sources = parts.readout.sources;
    // Declared only and set here: the members come in the order of any other snapshot.
    Object.defineProperty(this, "boards", QuickSnapshot.#lazyBoards);
    Object.defineProperty(this, "fans", QuickSnapshot.#lazyFans);
    this.issues = parts.issues;
    Object.defineProperty(this, "raw", QuickSnapshot.#lazyRaw);
    this.#reply = parts.reply;
    this.#boardTemps = parts.readout.boardTemps;
  }

  /** How hot the boards of a snapshot are, when that is known without reading them. */
  static boardTempsOf(snapshot: MinerSnapshot): BoardTemps | undefined {
    return snapshot instanceof QuickSnapshot ? snapshot.#boardTemps : undefined;
  }

  // One getter each for all snapshots: with getters of its own each would have a shape of its own.
  static readonly #lazyBoards: PropertyDescriptor & ThisType<QuickSnapshot> = {
    enumerable: true,
    get() {
      this.#boards ??= readBoards(this.#readOnce());
      return this.#boards;
    },
  };

  static readonly #lazyFans: PropertyDescriptor & ThisType<QuickSnapshot> = {
    enumerable: true,
    get() {
      this.#fans ??= readFans(this.#readOnce());
      return this.#fans;
    },
  };

  static readonly #lazyRaw: PropertyDescriptor & ThisType<QuickSnapshot> = {
    enumerable: true,
    get() {
      this.#raw ??= repliesOf(this.#reply);
      return this.#raw;
    },
  };

  #readOnce(): Readout {
    this.#readout ??= toReadout(this.raw);
    return this.#readout;
  }
}

function repliesOf({ frame, commands }: KeptReply): GatheredReplies {
  const reply = parseReply(commands.join("+"), frame);
  if (commands.length === 1) return { [reply.command]: reply };
  const replies: Record<string, CgminerReply> = {};
  for (const command of commands) {
    const part = reply.joined[command];
    if (part !== undefined) replies[command] = part;
  }
  return replies;
}
