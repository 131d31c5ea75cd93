import { type KnownPoints, type MinerSnapshot, type MinerState, models } from "@hearthash/client";
import { evaluate } from "../../../packages/server/src/alerts/engine/evaluate.js";
import type {
  EffectiveRule,
  RuleMemory,
  Sight,
  Transition,
} from "../../../packages/server/src/alerts/engine/rule.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";

/** What a test says of a miner at a moment. */
export interface Told {
  readonly points?: KnownPoints;
  readonly state?: MinerState;
  readonly presence?: LiveMiner["presence"];
  readonly boards?: MinerSnapshot["boards"];
}

/** A live miner as plain data, polled at this very moment. */
export function liveMiner(at: number, { points = {}, state = "hashing", ...told }: Told = {}): LiveMiner {
  const endpoint = { host: "192.168.1.50", port: 4028 };
  const identity = { id: "m1", model: "mini3", confidence: "exact" } as const;
  const { presence = "online", boards = [] } = told;
  const rest = { boards, fans: [], issues: [], raw: {}, sources: {} };
  return {
    ...{ id: "m1", name: "Living room", place: undefined, notes: undefined, endpoint, source: "owner" },
    ...{ isSimulated: true, limits: { maxPowerW: null, neverOnUnattended: false }, identity },
    model: models.find(({ id }) => id === "mini3"),
    ...{ presence, presenceSince: at, state, polledAt: at, pollIntervalMs: 30_000, error: undefined },
    snapshot: { at, endpoint, identity, state, points, ...rest },
    notices: [],
  };
}

/** Plays moments to one rule, a minute apart, with its memory saved and loaded between them. */
export class Timeline {
  readonly #rule: EffectiveRule;
  #memory: RuleMemory = {};
  now = 1_795_305_600_000;
  readonly transitions: Transition[] = [];

  constructor(kind: EffectiveRule["kind"], rule: Partial<EffectiveRule> = {}) {
    this.#rule = { kind, enabled: true, threshold: undefined, durationMs: 0, severity: "warning", ...rule };
  }

  /** One look, `minutes` after the last. Gives what it made of it: on, off, once or nothing. */
  look(minutes: number, told: Told, more: Partial<Sight> = {}, rule: Partial<EffectiveRule> = {}): string {
    this.now += minutes * 60_000;
    const sight: Sight = { live: liveMiner(this.now, told), now: this.now, commands: () => [], ...more };
    const evaluation = evaluate({ ...this.#rule, ...rule }, this.#memory, sight);
    this.#memory = JSON.parse(JSON.stringify(evaluation.memory)) as RuleMemory;
    if (evaluation.transition === undefined) return "";
    this.transitions.push(evaluation.transition);
    return evaluation.transition.to;
  }

  /** So many looks of the same, a minute apart. */
  looks(count: number, told: Told, more: Partial<Sight> = {}): string {
    return Array.from({ length: count }, () => this.look(1, told, more)).join("");
  }
}
