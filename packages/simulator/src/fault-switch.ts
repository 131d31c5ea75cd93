import { ActiveFaults, type FaultHit, type FaultOptions } from "./faults/active-faults.js";
import { type Delivery, deliveryOf } from "./faults/delivery.js";
import type { FaultName } from "./faults/fault-catalogue.js";
import { replyFaults } from "./faults/reply-faults.js";
import { stateFaults } from "./faults/state-faults.js";
import { requestWords, unknownRequest } from "./request-words.js";
import { answer } from "./service.js";
import { advance } from "./state/advance.js";
import type { Machine } from "./state/machine.js";

/** Faults under which the request never reaches the miner's command table. */
const unheard: readonly FaultName[] = ["silence", "http", "garbage"];

/** Faults that mean one command only, unless their options say otherwise. */
const usualTarget: Readonly<Partial<Record<FaultName, readonly string[]>>> = {
  "wake-without-reply": ["softon"],
  "empty-summary": ["stats"],
};

/** How long after a miner's start a stranger comes, in milliseconds of its clock. */
const STRANGER_COMES_MS = 60_000;

/** The faults of one miner: turns them on and off, and answers requests as they make it. */
export class FaultSwitch {
  readonly #machine: Machine;
  readonly #active = new ActiveFaults();
  readonly #undo = new Map<FaultName, () => void>();
  /** Changes of the miner that are to come, and when. */
  readonly #waiting = new Map<FaultName, number>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  names(): FaultName[] {
    return this.#active.names();
  }

  has(name: FaultName): boolean {
    return this.#active.has(name);
  }

  /** Turns a fault on from the start of the miner; a stranger lets it be pinned first. */
  begin(name: FaultName): void {
    this.set(name, name === "pool-hijack" ? { afterMs: STRANGER_COMES_MS } : {});
  }

  set(name: FaultName, options: FaultOptions): void {
    this.clear(name);
    this.#change(name, options);
    const only = options.only ?? usualTarget[name];
    this.#active.set(name, only ? { ...options, only } : options);
  }

  #change(name: FaultName, { afterMs = 0 }: FaultOptions): void {
    const change = stateFaults[name];
    if (!change) return;
    if (afterMs <= 0) this.#undo.set(name, change(this.#machine));
    else this.#waiting.set(name, this.#machine.atMs + afterMs);
  }

  /** Lets those come whose time is there. */
  settle(): void {
    for (const [name, dueMs] of this.#waiting) {
      if (dueMs > this.#machine.atMs) continue;
      this.#waiting.delete(name);
      this.#change(name, {});
    }
  }

  clear(name: FaultName): void {
    this.#waiting.delete(name);
    this.#active.clear(name);
    this.#undo.get(name)?.();
    this.#undo.delete(name);
  }

  /** Answers a request, and says how the answer goes out. */
  answer(bytes: Uint8Array, nowMs: number): Delivery {
    const words = requestWords(bytes);
    const hits = this.#active.hit(words);
    const named = (name: FaultName) => hits.some((hit) => hit.name === name);
    this.#insist();
    if (hits.some((hit) => unheard.includes(hit.name))) {
      advance(this.#machine, nowMs);
      return deliveryOf("{".padEnd(200), hits);
    }
    const request = named("unsupported") ? unknownRequest(bytes) : bytes;
    const reply = answer(this.#machine, request, nowMs);
    if (reply === undefined || named("wake-without-reply")) return deliveryOf(undefined, []);
    return deliveryOf(changed(reply, hits, words), hits);
  }

  /** A restart would heal these. */
  #insist(): void {
    const machine = this.#machine;
    if (this.#active.has("clock-1970")) machine.deviceClock = { set: false, offsetMs: 0 };
    if (this.#active.has("board-fault") && machine.phase === "work") machine.phase = "fault";
  }
}

function changed(reply: string, hits: readonly FaultHit[], words: readonly string[]): string {
  return hits.reduce((text, hit) => replyFaults[hit.name]?.(text, words) ?? text, reply);
}
