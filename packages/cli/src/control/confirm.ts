import { HearthashError } from "@hearthash/client";
import type { CliContext } from "../context.js";
import { ask } from "./prompts.js";

/** How many miners are named in the question before they are only counted. */
const NAMED = 4;

/**
 * Asks before a dangerous change, and before any change of several miners at once.
 *
 * @param targets the miners, as a person knows them.
 * @throws HearthashError `aborted` when the answer is no; `argument-invalid` when nobody can be asked.
 */
export async function confirmed(
  context: CliContext,
  flags: { readonly yes: boolean },
  targets: readonly string[],
  danger: string | undefined,
): Promise<void> {
  if (flags.yes || (danger === undefined && targets.length === 1)) return;
  const stake = danger ?? "changes several miners at once";
  if (!canAsk(context)) {
    throw new HearthashError(
      "argument-invalid",
      `this ${stake}; nobody can be asked here, so say --yes to do it`,
    );
  }
  const answer = await ask(context, `This ${stake}: ${describe(targets)}. Go on?`);
  if (!answer) throw new HearthashError("aborted", "nothing was sent");
}

/** Whether there is somebody at the keyboard. */
export function canAsk(context: CliContext): boolean {
  return context.out.isTerminal && process.stdin.isTTY === true;
}

function describe(targets: readonly string[]): string {
  if (targets.length > NAMED) return `${targets.length} miners`;
  return targets.join(", ");
}
