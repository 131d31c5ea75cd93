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

/** The faults of one miner: turns them on and off, and answers requests as they make it. */
export class FaultSwitch {
  readonly #machine: Machine;
  readonly #active = new ActiveFaults();
  readonly #undo = new Map<FaultName, () => void>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  names(): FaultName[] {
    return this.#active.names();
  }

  has(name: FaultName): boolean {
    return this.#active.has(name);
  }

  set(name: FaultName, options: FaultOptions): void {
    this.clear(name);
    const only = options.only ?? usualTarget[name];
    this.#active.set(name, only ? { ...options, only } : options);
    const change = stateFaults[name];
    if (change) this.#undo.set(name, change(this.#machine));
  }

  clear(name: FaultName): void {
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
