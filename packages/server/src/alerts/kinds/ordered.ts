import type { CommandResource } from "@hearthash/contract";
import type { Sight } from "../engine/rule.js";

/** How long after a command its effect may still show. */
const EFFECT_MS = 10 * 60_000;

/** Not sent, so nothing came of them. All others may have been obeyed, whatever the miner said. */
const unsent: ReadonlySet<string> = new Set(["queued", "planned", "refused"]);

/** Whether a command of ours explains what a miner shows. */
export function wasOrdered(
  { commands, now }: Pick<Sight, "commands" | "now">,
  explains: (intent: CommandResource["intent"]) => boolean,
): boolean {
  return commands().some(({ intent, status, dryRun, startedAt, finishedAt, createdAt }) => {
    const at = finishedAt ?? startedAt ?? createdAt;
    return !dryRun && !unsent.has(status) && now - at <= EFFECT_MS && explains(intent);
  });
}
