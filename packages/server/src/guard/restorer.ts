import { isHearthashError } from "@hearthash/client";
import { type Actor, type CommandResource, type GuardRestore, intentText } from "@hearthash/contract";
import { isUnattended } from "../commands/index.js";
import { ServerError } from "../errors/index.js";
import type { LiveMiner } from "../live/index.js";
import { beginTry, endRun } from "./core/decide-restore.js";
import type { Drift, GuardMemory, RestoreStop } from "./core/memory.js";
import { type RestorePlan, restorePlan } from "./core/restore-plan.js";
import type { GuardParts } from "./guard-parts.js";
import { isSameMiner } from "./same-miner.js";
import { poolsForLog } from "./texts.js";

/** For how long the effect of a restore is awaited: pools settle in seconds, a restart takes minutes. */
const VERIFY_MS = { switch: 60_000, setpool: 10 * 60_000 } as const;

/** How a restore is ended or stopped, by whoever keeps the memories. */
export interface RestoreKeeper {
  keep(live: LiveMiner, memory: GuardMemory): void;
  stop(live: LiveMiner, memory: GuardMemory, stop: RestoreStop): void;
}

/** Brings miners back to their pins, one restore of a miner at a time. */
export class Restorer {
  readonly #parts: GuardParts;
  readonly #keeper: RestoreKeeper;
  readonly #busy = new Map<string, Promise<void>>();
  /** Miners whose web password was stored anew since their restore under way began. */
  readonly #given = new Set<string>();
  #isStopped = false;

  constructor(parts: GuardParts, keeper: RestoreKeeper) {
    this.#parts = parts;
    this.#keeper = keeper;
  }

  isBusy(minerId: string): boolean {
    return this.#busy.has(minerId);
  }

  /** Begins a try, unless one is under way. A defect is told. */
  begin(minerId: string, level: Exclude<GuardRestore, "off">, by: Actor): void {
    if (this.#isStopped || this.#busy.has(minerId)) return;
    this.#given.delete(minerId);
    const run = this.#run(minerId, level, by)
      .catch((error: unknown) => this.#failed(minerId, error))
      .finally(() => this.#busy.delete(minerId));
    this.#busy.set(minerId, run);
  }

  /** A web password was stored: a refusal that is still to come is of the one before. */
  passwordGiven(minerId: string): void {
    if (this.#busy.has(minerId)) this.#given.add(minerId);
  }

  /** Begins no more. What is under way ends with its commands; nothing is written any more. */
  stop(): void {
    this.#isStopped = true;
  }

  async #run(minerId: string, wanted: Exclude<GuardRestore, "off">, by: Actor): Promise<void> {
    const { fleet, pins } = this.#parts;
    const live = await fleet.pollNow(minerId);
    const memory = pins.get(live.id);
    const drift = memory?.drift;
    // Away: the next poll that it answers tries again. Right again: there is nothing to do.
    if (memory === undefined || drift === undefined || live.error !== undefined || this.#isStopped) return;
    const plan = this.#plan(live, memory, drift, wanted);
    const stop = await this.#obstacle(live, memory, drift, plan);
    if (this.#isStopped) return;
    if (stop !== undefined) this.#keeper.stop(live, memory, stop);
    else await this.#carryOut(live, drift, plan, by);
  }

  #plan({ id }: LiveMiner, memory: GuardMemory, drift: Drift, level: RestorePlan["level"]): RestorePlan {
    const { passwords } = this.#parts;
    return restorePlan(memory.pin, drift, level, (pool) => passwords.of(id, pool));
  }

  /** Why it cannot be restored, or must not. The miner is asked who it is before any password is sent. */
  async #obstacle(
    live: LiveMiner,
    memory: GuardMemory,
    drift: Drift,
    { level, intents }: RestorePlan,
  ): Promise<RestoreStop | undefined> {
    if (intents.length === 0) return nothingToDo(drift);
    if (level === "switch") return undefined;
    const { passwords, hasWebPassword, fleet } = this.#parts;
    if (!hasWebPassword(live.id) || !passwords.hasAll(live.id, memory.pin.pools)) {
      const message =
        "store the miner's web password and the password of each pinned pool, and it is restored";
      return { code: "password-missing", message };
    }
    const problem = await isSameMiner(live, memory.pin, fleet.handle(live.id));
    if (problem === undefined) return undefined;
    const message = `no password was sent, for it is not sure who answers: ${problem}; accept it if that is right`;
    return { code: "not-the-same-miner", message };
  }

  async #carryOut(live: LiveMiner, drift: Drift, plan: RestorePlan, by: Actor): Promise<void> {
    const { pins, clock, journal, tally, fleet } = this.#parts;
    const memory = pins.get(live.id);
    if (memory?.drift?.id !== drift.id) return;
    // Counted before anything is sent: a crash may cost a try, and never loops.
    this.#keeper.keep(live, beginTry(memory, plan.level, clock.now()));
    tally.begun += 1;
    journal.write({
      ...{ kind: "guard.restoring", severity: "warning", minerId: live.id, actor: by },
      message: `${live.name} is brought back to its pin: ${plan.intents.map((intent) => intentText(intent)).join(", ")}`,
      data: { driftId: drift.id, level: plan.level, pools: poolsForLog(memory.pin.pools) },
    });
    const bad = await this.#order(live, plan, by);
    const now = pins.get(live.id);
    const run = now?.restore.run;
    if (this.#isStopped || now === undefined || run === undefined) return;
    if (bad !== undefined) {
      this.#refused(live, now, bad);
      return;
    }
    const verifyUntil = clock.now() + VERIFY_MS[plan.level];
    this.#keeper.keep(live, { ...now, restore: { ...now.restore, run: { ...run, verifyUntil } } });
    if (fleet.get(live.id) !== undefined) await fleet.pollNow(live.id);
  }

  /** Orders one after the other; gives the one that did not go well. */
  async #order(
    { id }: LiveMiner,
    { intents }: RestorePlan,
    actor: Actor,
  ): Promise<CommandResource | ServerError | undefined> {
    const { commands } = this.#parts;
    for (const intent of intents) {
      const order = { minerId: id, intent, actor, origin: "guard", isDryRun: false } as const;
      try {
        const { id: commandId } = commands.submit({ ...order, isUnattended: isUnattended(actor) });
        const command = await commands.ended(commandId);
        if (!wentWell(command)) return command;
      } catch (error) {
        if (error instanceof ServerError) return error;
        throw error;
      }
    }
    return undefined;
  }

  /** One refused password ends all that needs it. Anything else is a try that failed. */
  #refused(live: LiveMiner, memory: GuardMemory, bad: CommandResource | ServerError): void {
    const { tally, clock, journal } = this.#parts;
    tally.failed += 1;
    const over = endRun(memory, "failed", clock.now());
    const isCommand = !(bad instanceof ServerError);
    const why = isCommand ? (bad.reason ?? bad.status) : bad.message;
    const what = isCommand ? `${intentText(bad.intent)}: ` : "";
    journal.write({
      ...{ kind: "guard.restore-failed", severity: "warning", minerId: live.id },
      message: `${live.name} was not brought back: ${what}${why}`,
      data: { code: bad.code ?? null, command: isCommand ? bad.id : null },
    });
    if (!isCommand || bad.intent["kind"] !== "setPool" || bad.code !== "command-rejected") {
      this.#keeper.keep(live, over);
    } else if (this.#given.has(live.id)) {
      this.#keeper.keep(live, { ...over, restore: { ...over.restore, nextAt: undefined } });
    } else {
      const message =
        "the miner refused its web password: it is not sent again; store the right one, and it is restored";
      this.#keeper.stop(live, over, { code: "password-refused", message });
    }
  }

  #failed(minerId: string, error: unknown): void {
    if (this.#isStopped) return;
    const { pins, fleet, clock, journal } = this.#parts;
    const memory = pins.get(minerId);
    const live = fleet.get(minerId);
    if (memory?.restore.run !== undefined && live !== undefined) {
      this.#keeper.keep(live, endRun(memory, "failed", clock.now()));
    }
    if (error instanceof ServerError || isHearthashError(error)) return;
    const words = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown";
    const message = `The guard failed of itself: ${words}`;
    journal.write({ kind: "server.defect", severity: "error", minerId, message });
  }
}

function nothingToDo(drift: Drift): RestoreStop {
  const isAboutPools = drift.changes.some(({ kind }) => !["mode", "identity", "firmware"].includes(kind));
  if (!isAboutPools) {
    const message = "mode, firmware and identity are never restored: set them by hand, or accept them";
    return { code: "nothing-to-do", driftId: drift.id, message };
  }
  const message =
    "switching pools does not bring it back: change its pools by hand, or let the guard store them";
  return { code: "not-possible", driftId: drift.id, message };
}

/** Stored pools are seen with the next restart only: the miner's yes is what there is. One may restart without a word. */
function wentWell({ status, message, intent }: CommandResource): boolean {
  if (status === "confirmed") return true;
  return status === "unconfirmed" && (message !== null || intent["kind"] === "reboot");
}
