import type { Actor, CommandResource, GuardRestore } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";
import { decideRestore, endRun, isAboutPassword, runOutcome } from "./core/decide-restore.js";
import { hearCommand } from "./core/explain.js";
import { look, lookAtStranger } from "./core/judge.js";
import type { GuardMemory, RestoreStop } from "./core/memory.js";
import { withPasswordGiven } from "./core/password-given.js";
import { sightOf } from "./core/sight.js";
import { GUARD, type GuardParts } from "./guard-parts.js";
import { badgeOf } from "./guard-resource.js";
import { Restorer } from "./restorer.js";
import { tellKnown, tellNews } from "./tell-news.js";

/** How often times that each poll moves are written down. */
const SAVE_MS = 5 * 60_000;

/** Looks at each poll of each pinned miner, and has drifts restored. An unpinned miner costs one look into a map. */
export class Watch {
  readonly #parts: GuardParts;
  readonly #restorer: Restorer;
  /** What the fleet does for pinned miners, and how it is told to stop. */
  readonly #holds = new Map<string, () => void>();
  #savedAt = 0;

  constructor(parts: GuardParts) {
    this.#parts = parts;
    this.#restorer = new Restorer(parts, {
      keep: (live, memory) => this.#keep(live, memory),
      stop: (live, memory, stop) => this.#stopRestores(live, memory, stop),
    });
  }

  /** Takes up what is pinned of the miners there are. */
  resume(): void {
    for (const live of this.#parts.fleet.list()) this.appeared(live);
  }

  /** A miner is listed. What was under way when the server ended is awaited, never sent again by itself. */
  appeared(live: LiveMiner): void {
    const memory = this.#parts.pins.get(live.id);
    if (memory === undefined) return;
    const { run } = memory.restore;
    const isCut = run !== undefined && run.verifyUntil === undefined && !this.#restorer.isBusy(live.id);
    const next = isCut ? endRun(memory, "failed", this.#parts.clock.now()) : memory;
    this.#hold(live.id, next);
    this.#keep(live, next);
    tellKnown(this.#parts, live, next);
  }

  /** Keeps a new pin, new settings or a pause, and judges what is known by it. */
  begin(live: LiveMiner, memory: GuardMemory): void {
    this.#hold(live.id, memory);
    this.#keep(live, memory);
    this.look(this.#parts.fleet.need(live.id));
  }

  /** Guards it no more. */
  end(id: string): void {
    const { pins, passwords, fleet, events } = this.#parts;
    const memory = pins.get(id);
    this.#release(id);
    pins.remove(id);
    passwords.remove(id);
    const live = fleet.get(id);
    if (live === undefined || memory === undefined) return;
    fleet.showGuard(id, undefined);
    for (const kind of ["pool-drift", "pool-redirect"] as const) {
      events.emit("pool.drifted", { miner: live, kind, told: undefined, isUnpinned: true });
    }
    if (memory.restore.stop !== undefined) this.#tellProblem(id, undefined);
  }

  /** Its id is another one now. */
  rename(before: string, after: string): void {
    const { pins, passwords, fleet } = this.#parts;
    if (pins.get(before) === undefined) return;
    this.#release(before);
    pins.rename(before, after);
    passwords.rename(before, after);
    const live = fleet.get(after);
    if (live !== undefined) this.appeared(live);
  }

  /** Looks at a poll. */
  look(live: LiveMiner): void {
    const { pins, clock } = this.#parts;
    const before = pins.get(live.id);
    if (before === undefined) return;
    const now = clock.now();
    const sight = sightOf(live);
    const stranger = this.#strangerOf(live);
    if (sight === undefined && stranger === undefined) return;
    const { memory, news } =
      sight === undefined ? lookAtStranger(before, stranger ?? "", now) : look(before, sight);
    const isOwnWork = memory.restore.run !== undefined && memory.drift !== undefined;
    this.#keep(live, memory);
    // The steps of a restore are no news; how it ends is.
    tellNews(this.#parts, live, memory, isOwnWork ? news.filter(({ kind }) => kind !== "drifted") : news);
    this.#goOn(live.id);
  }

  /** A command of ours has begun or ended. */
  hear(command: CommandResource): void {
    const { pins, clock, fleet } = this.#parts;
    const live = fleet.get(command.minerId);
    const memory = live === undefined ? undefined : pins.get(live.id);
    if (live !== undefined && memory !== undefined)
      this.#keep(live, hearCommand(memory, command, clock.now()));
  }

  /** A web password was stored: what was stopped for want of it is tried again. */
  passwordGiven(id: string): void {
    this.#restorer.passwordGiven(id);
    const live = this.#parts.fleet.get(id);
    const memory = this.#parts.pins.get(id);
    const next = memory === undefined ? undefined : withPasswordGiven(memory);
    if (live === undefined || next === undefined) return;
    this.#keep(live, next);
    this.#goOn(id);
  }

  /** Does what time alone brings: pauses that end, tries that are due. */
  tick(): void {
    const { pins, fleet, clock } = this.#parts;
    const now = clock.now();
    for (const id of pins.ids()) {
      const memory = pins.get(id);
      const live = fleet.get(id);
      if (memory === undefined || live === undefined) continue;
      if (memory.pausedUntil !== undefined && memory.pausedUntil <= now) this.#pauseIsOver(live, memory);
      if (memory.drift !== undefined || memory.restore.run !== undefined) this.#goOn(id);
    }
    if (now - this.#savedAt < SAVE_MS) return;
    this.#savedAt = now;
    pins.save();
  }

  /** Somebody wants it now: what was stopped or used up counts no more. */
  restoreByHand(live: LiveMiner, memory: GuardMemory, level: Exclude<GuardRestore, "off">, by: Actor): void {
    const { run } = memory.restore;
    this.#keep(live, { ...memory, restore: { tries: [], worked: [], run } });
    this.#restorer.begin(live.id, level, by);
  }

  /** Polls it, its pools too. */
  async pollWithPools(id: string): Promise<LiveMiner> {
    const { fleet } = this.#parts;
    const release = fleet.readPools(id);
    try {
      return await fleet.pollNow(id);
    } finally {
      release();
    }
  }

  stop(): void {
    this.#restorer.stop();
    for (const id of [...this.#holds.keys()]) this.#release(id);
    this.#parts.pins.save();
  }

  /** Ends a restore whose effect has shown or not, and begins what is due. */
  #goOn(id: string): void {
    const { pins, fleet, clock } = this.#parts;
    const live = fleet.get(id);
    const memory = pins.get(id);
    if (live === undefined || memory === undefined) return;
    const now = clock.now();
    const outcome = runOutcome(memory, now);
    const next = outcome === undefined ? memory : this.#ended(live, memory, outcome, now);
    const action = decideRestore(next, now);
    if (action.do === "stop") this.#stopRestores(live, next, action.stop);
    // One that is away is tried when it answers.
    if (action.do === "try" && live.error === undefined) this.#restorer.begin(id, action.level, GUARD);
  }

  #ended(
    live: LiveMiner,
    memory: GuardMemory,
    outcome: "worked" | "other" | "failed",
    now: number,
  ): GuardMemory {
    const { tally, journal } = this.#parts;
    const next = endRun(memory, outcome, now);
    this.#keep(live, next);
    if (outcome === "worked") tally.verified += 1;
    else tally.failed += 1;
    const isDone = outcome === "worked";
    journal.write({
      kind: isDone ? "guard.restored" : "guard.restore-failed",
      ...{ severity: isDone ? "info" : "warning", minerId: live.id, actor: GUARD },
      message: isDone ? `${live.name} was brought back to its pin` : `${live.name} is not back at its pin`,
      data: { driftId: memory.restore.run?.driftId ?? null },
    });
    const { drift } = next;
    // What came while the guard was at work was no news then.
    if (drift !== undefined && (isDone || drift.id !== memory.restore.run?.driftId)) {
      tellNews(this.#parts, live, next, [{ kind: "drifted", drift }]);
    }
    return next;
  }

  #stopRestores(live: LiveMiner, memory: GuardMemory, stop: RestoreStop): void {
    const known = memory.restore.stop;
    if (known?.code === stop.code && known.driftId === stop.driftId) return;
    const lock = isAboutPassword(stop) ? { locked: stop } : {};
    this.#keep(live, { ...memory, restore: { ...memory.restore, ...lock, run: undefined, stop } });
    const { code, message, driftId = null } = stop;
    this.#parts.journal.write({
      ...{ kind: "guard.stopped", severity: "error", minerId: live.id, actor: GUARD },
      ...{ message: `${live.name} is not restored any more: ${message}`, data: { code, driftId } },
    });
    this.#tellProblem(live.id, { code: `guard-${code}`, message: `the guard stops: ${message}` });
  }

  #tellProblem(minerId: string, problem: { readonly code: string; readonly message: string } | undefined) {
    this.#parts.events.emit("system.problem", { source: "guard", minerId, problem });
  }

  #pauseIsOver(live: LiveMiner, memory: GuardMemory): void {
    this.#keep(live, { ...memory, pausedUntil: undefined });
    this.look(live);
  }

  /** A known miner at its address has moved there: the fleet sorts that out. */
  #strangerOf({ strangerId, error }: LiveMiner): string | undefined {
    if (error === undefined || strangerId === undefined) return undefined;
    return this.#parts.fleet.get(strangerId) === undefined ? strangerId : undefined;
  }

  #keep(live: LiveMiner, memory: GuardMemory): void {
    const { pins, fleet, clock } = this.#parts;
    const isOver = memory.drift === undefined && memory.restore.stop !== undefined;
    const next = isOver ? { ...memory, restore: { ...memory.restore, stop: stopBehind(memory) } } : memory;
    const wasStopped = (pins.get(live.id) ?? memory).restore.stop !== undefined;
    pins.put(live.id, next);
    fleet.showGuard(live.id, badgeOf(next, clock.now()));
    if (wasStopped && next.restore.stop === undefined) this.#tellProblem(live.id, undefined);
  }

  #hold(id: string, { settings }: GuardMemory): void {
    const { fleet } = this.#parts;
    this.#release(id);
    const releases = [fleet.readPools(id), ...(settings.watch5s ? [fleet.watch([id])] : [])];
    this.#holds.set(id, () => {
      for (const release of releases) release();
    });
  }

  #release(id: string): void {
    this.#holds.get(id)?.();
    this.#holds.delete(id);
  }
}

/** A stop about one drift is over with it, but for a fight: that begins again with the next one. */
function stopBehind({ restore: { stop } }: GuardMemory): RestoreStop | undefined {
  return stop?.driftId === undefined ? stop : undefined;
}
