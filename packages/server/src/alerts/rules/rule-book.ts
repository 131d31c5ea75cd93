import {
  type AlertKind,
  type AlertRuleResource,
  alertKindSchema,
  type ChangeAlertRule,
  changeAlertRuleSchema,
} from "@hearthash/contract";
import { ServerError } from "../../errors/index.js";
import type { LiveMiner } from "../../live/index.js";
import type { Database } from "../../store/index.js";
import type { EffectiveRule } from "../engine/rule.js";
import { ruleDefaults } from "./defaults.js";

type Exceptions = NonNullable<ChangeAlertRule["exceptions"]>;

/** The rules: what they come with, and what their owner has made of them. */
export class RuleBook {
  readonly #store: Database;
  readonly #changes = new Map<AlertKind, ChangeAlertRule>();
  /** Rules that hold alike for all miners of a model, by model and kind; anew with each change. */
  readonly #alike = new Map<string, Map<AlertKind, EffectiveRule>>();

  constructor(store: Database) {
    this.#store = store;
    const rows = store.prepare("SELECT kind, change FROM alert_rules").all() as readonly {
      kind: string;
      change: string;
    }[];
    for (const { kind, change } of rows) {
      const known = alertKindSchema.safeParse(kind);
      const read = changeAlertRuleSchema.safeParse(JSON.parse(change));
      if (known.success && read.success) this.#changes.set(known.data, read.data);
    }
  }

  list(): readonly AlertRuleResource[] {
    return alertKindSchema.options.map((kind) => this.get(kind));
  }

  get(kind: AlertKind): AlertRuleResource {
    const defaults = ruleDefaults[kind];
    const { exceptions = {}, ...change } = this.#changes.get(kind) ?? {};
    return {
      kind,
      enabled: change.enabled ?? defaults.enabled,
      threshold: change.threshold ?? defaults.threshold ?? null,
      durationS: change.durationS ?? defaults.durationS,
      severity: change.severity ?? defaults.severity,
      unit: defaults.unit ?? null,
      description: defaults.description,
      miners: change.miners ?? "all",
      exceptions: withoutNull(exceptions),
      defaults: {
        threshold: defaults.threshold ?? null,
        durationS: defaults.durationS,
        models: { ...defaults.models },
      },
    };
  }

  /** @throws ServerError `request-invalid` for a threshold where the rule takes none. */
  change(kind: AlertKind, change: ChangeAlertRule): AlertRuleResource {
    const takesNone = ruleDefaults[kind].unit === undefined;
    const given = [change, ...Object.values(change.exceptions ?? {})];
    if (takesNone && given.some((part) => typeof part?.threshold === "number")) {
      const parts = [{ path: "threshold", message: "is not part of this rule" }];
      throw new ServerError("request-invalid", `The rule ${kind} takes no threshold`, parts);
    }
    const before = this.#changes.get(kind) ?? {};
    const exceptions = withoutNull({ ...before.exceptions, ...change.exceptions });
    this.#keep(kind, { ...before, ...change, exceptions });
    return this.get(kind);
  }

  /** The rule as it holds for a miner. */
  effective(kind: AlertKind, miner: Pick<LiveMiner, "id" | "model">): EffectiveRule {
    const { exceptions, miners = "all" } = this.#changes.get(kind) ?? {};
    if (miners !== "all" || exceptions?.[miner.id] !== undefined) return this.#ruleOf(kind, miner);
    const model = miner.model?.id ?? "";
    const rules = this.#alike.get(model) ?? new Map<AlertKind, EffectiveRule>();
    const rule = rules.get(kind) ?? this.#ruleOf(kind, miner);
    this.#alike.set(model, rules.set(kind, rule));
    return rule;
  }

  #ruleOf(kind: AlertKind, { id, model }: Pick<LiveMiner, "id" | "model">): EffectiveRule {
    const { exceptions = {}, ...change } = this.#changes.get(kind) ?? {};
    const own = exceptions[id] ?? {};
    const defaults = ruleDefaults[kind];
    const isMeant = change.miners === undefined || change.miners === "all" || change.miners.includes(id);
    const durationS = own.durationS ?? change.durationS ?? defaults.durationS;
    const usual = defaults.models?.[model?.id ?? ""] ?? defaults.threshold;
    return {
      kind,
      enabled: own.enabled ?? (isMeant && (change.enabled ?? defaults.enabled)),
      threshold: own.threshold ?? change.threshold ?? usual ?? undefined,
      durationMs: durationS * 1000,
      severity: own.severity ?? change.severity ?? defaults.severity,
    };
  }

  /** A miner has another id now. */
  rename(before: string, after: string): void {
    for (const [kind, change] of this.#changes) {
      const { exceptions = {}, miners } = change;
      const { [before]: own, ...others } = exceptions;
      const isNamed = Array.isArray(miners) && miners.includes(before);
      if (own === undefined && !isNamed) continue;
      this.#keep(kind, {
        ...change,
        exceptions: own === undefined ? exceptions : { ...others, [after]: own },
        ...(isNamed ? { miners: miners.map((id) => (id === before ? after : id)) } : {}),
      });
    }
  }

  #keep(kind: AlertKind, change: ChangeAlertRule): void {
    this.#store
      .prepare("INSERT INTO alert_rules VALUES (?, ?) ON CONFLICT DO UPDATE SET change = excluded.change")
      .run(kind, JSON.stringify(change));
    this.#changes.set(kind, change);
    this.#alike.clear();
  }
}

function withoutNull(exceptions: Exceptions): AlertRuleResource["exceptions"] {
  return Object.fromEntries(
    Object.entries(exceptions).flatMap(([id, own]) => (own === null ? [] : [[id, own]])),
  );
}
