import { Asker, type AskOptions, type CallOptions } from "../asker/asker.js";
import { type Clock, systemClock } from "../asker/clock.js";
import type { PreparedRead } from "../asker/prepared-read.js";
import { Capabilities } from "../control/capabilities.js";
import { MinerControl } from "../control/miner-control.js";
import { type Endpoint, parseEndpoint } from "../domain/endpoint.js";
import { type MinerIdentity, normalizeDna } from "../domain/identity.js";
import type { PointId } from "../domain/points.js";
import { needsElapsed, type Pool, poolClock, toPools } from "../domain/pools.js";
import {
  type TypedCommand,
  type TypedReply,
  type TypedValues,
  typeReply,
} from "../domain/replies/typed-reply.js";
import type { GatheredReplies, MinerSnapshot } from "../domain/snapshot.js";
import { isHearthashError } from "../errors/hearthash-error.js";
import type { MmFields } from "../mm/mm-fields.js";
import { models as knownModels } from "../models/index.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { toReadout } from "../models/kit/readout.js";
import { sharedBy, type Transport } from "../transport/transport.js";
import type { ReplyFrame } from "../wire/frame.js";
import { IssueList } from "../wire/issue.js";
import type { CgminerReply } from "../wire/reply.js";
import { type AskedBefore, Gatherer } from "./gather-replies.js";
import { type IdentifiedMiner, identifyMiner } from "./identify.js";
import type { NeededCommand } from "./needed-commands.js";
import { QuickSnapshot } from "./quick-snapshot.js";
import { toSnapshot } from "./snapshot.js";
import { type QuickPlan, type SnapshotPlan, SnapshotPlans } from "./snapshot-plans.js";

/** How a miner is reached and read. */
export interface ClientOptions {
  /** The way to the miners. Make one for the process, so that a miner gets one request at a time. */
  readonly transport: Transport;
  /** Milliseconds to connect; 3,000 by default. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for the reply; 12,000 by default, since a silent client ahead of us costs a miner 10 s. */
  readonly replyTimeoutMs?: number;
  /** Longest reply in bytes; 1 MiB by default. */
  readonly maxReplyBytes?: number;
  readonly clock?: Clock;
  /** Model definitions to choose from; all of them by default. */
  readonly models?: readonly ModelDefinition[];
  /** The model this miner is, when its owner knows better than its `version`. */
  readonly model?: ModelDefinition;
}

export interface SnapshotOptions extends CallOptions {
  /** Read and give only these points and what they are derived from, and ask only what they need; all by default. */
  readonly points?: readonly PointId[];
}

/** A read whose first answer is on its way or there. */
interface BegunRead {
  readonly read: PreparedRead;
  readonly begun: Promise<ReplyFrame>;
}

/** The plan of the last snapshot, and what it was made for. */
interface LastPlan {
  readonly model: ModelDefinition;
  readonly points: readonly PointId[] | undefined;
  readonly lacking: number;
  readonly plan: SnapshotPlan;
}

/**
 * One miner at one address. Opening it does nothing; every call asks the miner, and each call that fails throws
 * a `HearthashError`.
 */
export class Miner {
  readonly endpoint: Endpoint;
  readonly #asker: Asker;
  readonly #options: ClientOptions;
  #identified: IdentifiedMiner | undefined;
  #unsupported = new Set<string>();
  #capabilities: Capabilities;
  readonly #plans: SnapshotPlans;
  #lastPlan: LastPlan | undefined;
  /** Changes it: see {@link MinerControl}. */
  readonly control: MinerControl;

  constructor(endpoint: Endpoint, options: ClientOptions) {
    this.endpoint = endpoint;
    this.#plans = sharedBy(options.transport, SnapshotPlans);
    this.#options = options;
    this.#asker = new Asker(endpoint, options.transport, options.clock ?? systemClock, {
      connectTimeoutMs: options.connectTimeoutMs ?? 3000,
      replyTimeoutMs: options.replyTimeoutMs ?? 12_000,
      maxReplyBytes: options.maxReplyBytes ?? 1024 * 1024,
    });
    this.#capabilities = new Capabilities(this.#asker);
    this.control = new MinerControl({
      asker: this.#asker,
      sha256: options.transport.sha256,
      identifyAgain: (call) => this.#identifyAgain(call),
      capabilities: () => this.#capabilities,
      pools: (call) => this.pools(call),
      snapshot: (call) => this.snapshot(call),
    });
  }

  /** Who it is. Asked once and remembered until a snapshot shows another miner or firmware. */
  async identify(options: CallOptions = {}): Promise<MinerIdentity> {
    return (await this.#identify(options)).identity;
  }

  /** The definition it is read with. */
  async model(options: CallOptions = {}): Promise<ModelDefinition> {
    return (await this.#identify(options)).model;
  }

  /**
   * Its measurements now. A part that cannot be read becomes an issue.
   *
   * @throws HearthashError when it cannot be identified, or when every reply is unusable.
   */
  snapshot(options: SnapshotOptions = {}): Promise<MinerSnapshot> {
    const known = this.#identified;
    if (known !== undefined) return this.#snapshotOf(known, options);
    return this.#identify(options).then((found) => this.#snapshotOf(found, options));
  }

  #snapshotOf(known: IdentifiedMiner, options: SnapshotOptions): Promise<MinerSnapshot> {
    const { quick } = this.#planFor(known.model, options.points);
    return quick === undefined ? this.#snapshotInFull(options) : this.#snapshotQuickly(known, quick, options);
  }

  /** All in one request whose healthy reply is read quickly. Else it is what a full snapshot begins with. */
  #snapshotQuickly(
    { identity, issues }: IdentifiedMiner,
    { commands, read, reader }: QuickPlan,
    options: SnapshotOptions,
  ): Promise<MinerSnapshot> {
    const begun = this.#asker.begin(read, options);
    const goOn = () => this.#snapshotInFull(options, { read, begun });
    return begun.then((frame) => {
      const readout = reader.read(frame, identity);
      if (readout === undefined) return goOn();
      const at = this.#asker.clock.now();
      const reply = { frame, commands };
      return new QuickSnapshot({ at, endpoint: this.endpoint, identity, readout, issues, reply });
    }, goOn);
  }

  async #snapshotInFull(options: SnapshotOptions, begun?: BegunRead): Promise<MinerSnapshot> {
    const before = this.#identified ?? (await this.#identify(options));
    const plan = this.#planFor(before.model, options.points);
    const issues = new IssueList();
    issues.addAll(before.issues);
    const asked = begun && this.#askedBefore(begun, options);
    const gatherer = new Gatherer(this.#asker, this.#unsupported, issues, options, asked);
    const replies = await this.#gather(gatherer, before, plan.needed);
    const at = this.#asker.clock.now();
    const readout = toReadout(replies);
    if (!isSameMiner(before, readout.mm.main)) this.#forget();
    const { identity, model } = await this.#identify(options);
    const wanted = options.points;
    return toSnapshot({ at, endpoint: this.endpoint, identity, model, replies, readout, wanted }, issues);
  }

  #askedBefore({ read, begun }: BegunRead, options: CallOptions): AskedBefore {
    return { command: read.command, outcome: () => this.#asker.goOn(read, begun, options) };
  }

  /** Its pools, in its own order; none is an empty list. Passwords are left out. */
  async pools(options: CallOptions = {}): Promise<readonly Pool[]> {
    const reply = await this.#askPools(options);
    if (reply === undefined) return [];
    const now = this.#asker.clock.now();
    const { value: rows } = typeReply("pools", reply);
    const summary = needsElapsed(rows) ? await this.read("summary", options) : undefined;
    return toPools(rows, poolClock(reply, now, summary?.value.elapsedS));
  }

  /**
   * One reply with typed rows.
   *
   * @throws HearthashError also `command-unsupported` and `command-rejected`.
   */
  async read<Command extends TypedCommand>(
    command: Command,
    options: CallOptions & { readonly parameter?: string } = {},
  ): Promise<TypedReply<TypedValues[Command]>> {
    const reply = await this.#asker.askAccepted(command, options.parameter, options);
    return typeReply(command, reply);
  }

  /**
   * Any command, as it is. Nothing is checked but the form: what the miner makes of it is the caller's to know.
   * A refusal is in the reply (see `failureOf`), not an error. Commands not known to be reads count as writes:
   * sent once, before waiting reads.
   */
  command(name: string, parameter?: string, options: AskOptions = {}): Promise<CgminerReply> {
    return this.#asker.ask(name, parameter, options);
  }

  #planFor(model: ModelDefinition, points: readonly PointId[] | undefined): SnapshotPlan {
    const last = this.#lastPlan;
    const lacking = this.#unsupported.size;
    if (last?.model === model && last.points === points && last.lacking === lacking) return last.plan;
    const plan = this.#plans.planFor(model, points, this.#unsupported);
    this.#lastPlan = { model, points, lacking, plan };
    return plan;
  }

  /** A miner that was away may be another one when it is back: it is asked who it is then. */
  async #gather(
    gatherer: Gatherer,
    { model }: IdentifiedMiner,
    needed: readonly NeededCommand[],
  ): Promise<GatheredReplies> {
    try {
      return await gatherer.gather(model, needed);
    } catch (error) {
      if (!isHearthashError(error, "aborted")) this.#forget();
      throw error;
    }
  }

  async #identify(options: CallOptions): Promise<IdentifiedMiner> {
    if (this.#identified !== undefined) return this.#identified;
    const known = this.#options.models ?? knownModels;
    this.#identified = await identifyMiner(this.#asker, known, this.#options.model, options);
    return this.#identified;
  }

  /** Asks who it is although that is known: just before a change. */
  async #identifyAgain(options: CallOptions): Promise<IdentifiedMiner> {
    const before = this.#identified;
    this.#identified = undefined;
    const now = await this.#identify(options);
    const isSame =
      before?.identity.id === now.identity.id && before.identity.firmware === now.identity.firmware;
    if (!isSame) this.#forgetFirmware();
    return now;
  }

  #forget(): void {
    this.#identified = undefined;
    this.#forgetFirmware();
  }

  #forgetFirmware(): void {
    this.#lastPlan = undefined;
    this.#unsupported = new Set();
    this.#capabilities = new Capabilities(this.#asker);
  }

  async #askPools(options: CallOptions): Promise<CgminerReply | undefined> {
    try {
      return await this.#asker.askAccepted("pools", undefined, options);
    } catch (error) {
      if (isHearthashError(error, "command-rejected") && error.device?.code === NO_POOLS) return undefined;
      throw error;
    }
  }
}

/** Code of "No pools". Source: upstream cgminer api.c. */
const NO_POOLS = 8;

/** Opens a miner at `host`, `host:port` or an endpoint. Does nothing yet. */
export function openMiner(target: string | Endpoint, options: ClientOptions): Miner {
  return new Miner(typeof target === "string" ? parseEndpoint(target) : target, options);
}

/** Whether the bracket text is still of the miner and the firmware that were identified. */
function isSameMiner({ identity }: IdentifiedMiner, text: MmFields): boolean {
  const dna = normalizeDna(text.text("DNA")) ?? normalizeDna(text.text("HDNA"));
  if (dna !== undefined && identity.dna !== undefined && dna !== identity.dna) return false;
  const firmware = text.text("LVer");
  return firmware === undefined || identity.firmware === undefined || firmware === identity.firmware;
}
