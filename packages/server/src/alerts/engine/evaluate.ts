import { kindOf } from "../kinds/index.js";
import { calm, type LevelMemory, stepLevel } from "./level.js";
import type {
  EffectiveRule,
  Facts,
  LevelKind,
  Look,
  OnceKind,
  RuleMemory,
  Sight,
  Transition,
} from "./rule.js";

/** What a moment made of a rule's memory, and what is to be told of it. */
export interface Evaluation {
  readonly memory: RuleMemory;
  readonly transition?: Transition;
}

/**
 * Judges one miner by one rule at one moment. Pure and total: the same memory and the same sight give the same, and
 * no sight of a miner makes it throw. "on" and "off" take turns, whatever comes.
 */
export function evaluate(rule: EffectiveRule, memory: RuleMemory, sight: Sight): Evaluation {
  const kind = kindOf(rule.kind);
  if (kind === undefined) return { memory };
  if (!rule.enabled) return switchedOff(memory, sight.now);
  return kind.type === "once" ? lookOnce(kind, rule, memory, sight) : judgeLevel(kind, rule, memory, sight);
}

function judgeLevel(kind: LevelKind, rule: EffectiveRule, memory: RuleMemory, sight: Sight): Evaluation {
  const before = memory.level ?? calm;
  const judged = kind.judge(lookOf(rule, memory, sight));
  const times = { durationMs: rule.durationMs, clearMs: kind.clearMs };
  const { memory: level, transition } = stepLevel(before, judged.verdict, sight.now, times);
  const next = remembered(memory, level, judged.facts);
  if (transition === undefined) return { memory: next };
  const since = (transition === "on" ? level.badSince : before.badSince) ?? sight.now;
  return { memory: next, transition: { to: transition, since, data: judged.data ?? {} } };
}

function lookOnce(kind: OnceKind, rule: EffectiveRule, memory: RuleMemory, sight: Sight): Evaluation {
  const { facts, data } = kind.look(lookOf(rule, memory, sight));
  const next = remembered(memory, undefined, facts);
  return data === undefined
    ? { memory: next }
    : { memory: next, transition: { to: "once", since: sight.now, data } };
}

/** The same as before when nothing is new: then nothing is kept or written. */
function remembered(
  before: RuleMemory,
  level: LevelMemory | undefined,
  facts: Facts | undefined,
): RuleMemory {
  if (before.level === level && before.facts === facts) return before;
  if (level === undefined) return facts === undefined ? {} : { facts };
  return facts === undefined ? { level } : { level, facts };
}

/** Named one by one: thousands of times a second, a spread is what judging costs most. */
function lookOf(rule: EffectiveRule, { facts }: RuleMemory, sight: Sight): Look {
  const { live, now, pools, hasRestarted = false, commands } = sight;
  return { live, now, pools, hasRestarted, commands, rule, facts };
}

/** A rule that does not hold any more ends what it began and forgets; counters are learnt anew later. */
function switchedOff({ level }: RuleMemory, now: number): Evaluation {
  const isOn = level?.phase === "on" || level?.phase === "clearing";
  if (!isOn) return { memory: {} };
  return { memory: {}, transition: { to: "off", since: level.badSince ?? now, data: { ruleOff: true } } };
}
