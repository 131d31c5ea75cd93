import type { AlertResource } from "@hearthash/contract";
import type { CommandBus } from "../../commands/index.js";
import type { LiveMiner } from "../../live/index.js";
import { evaluate } from "../engine/evaluate.js";
import type { Sight, Transition } from "../engine/rule.js";
import type { PoolWatch } from "../house/pool-watch.js";
import { type MinerKind, minerKinds } from "../kinds/index.js";
import type { RuleBook } from "../rules/rule-book.js";
import type { AlertBook } from "./alert-book.js";
import type { Memories } from "./memories.js";
import type { Moments } from "./moments.js";
import { beginText, endText } from "./texts.js";

/** What judging miners needs. */
export interface WatchParts {
  readonly rules: RuleBook;
  readonly book: AlertBook;
  readonly memories: Memories;
  readonly pools: PoolWatch;
  readonly commands: Pick<CommandBus, "list">;
  readonly moments: Moments;
}

/** How many commands back an explanation is looked for. */
const COMMANDS = 20;

/** Judges a miner by all rules and tells what has become of it. */
export function watchMiner(parts: WatchParts, live: LiveMiner, now: number, hasRestarted = false): void {
  const sight: Sight = {
    live,
    now,
    hasRestarted,
    // A guarded miner's pools come with each poll.
    pools: live.pools?.list ?? parts.pools.poolsOf(live.id, now),
    commands: () => parts.commands.list({ minerId: live.id, limit: COMMANDS }),
  };
  for (const kind of minerKinds) judge(parts, kind, sight);
}

function judge(parts: WatchParts, kind: MinerKind, sight: Sight): void {
  const { memories } = parts;
  const { live } = sight;
  const before = memories.get(live.id, kind);
  const { memory, transition } = evaluate(parts.rules.effective(kind, live), before, sight);
  if (transition !== undefined) {
    tell(parts, kind, sight, transition, () => memories.write(live.id, kind, memory));
  }
  memories.keep(live.id, kind, memory);
}

function tell(
  { book, rules, moments }: WatchParts,
  kind: MinerKind,
  { live, now }: Sight,
  { to, since, data }: Transition,
  remember: () => void,
): void {
  const { id: minerId, name } = live;
  const subject = { kind, minerId, name };
  const words = { name, data, since, now, moments };
  if (to === "off") {
    book.end(subject, endText(kind, words), now, data["ruleOff"] === true, remember);
    return;
  }
  const { severity } = rules.effective(kind, live);
  const numbers = data as AlertResource["data"];
  const text = beginText(kind, words);
  book.begin({ ...subject, severity, since, text, data: numbers, isOnce: to === "once" }, now, remember);
}
