import { HearthashError } from "@hearthash/client";
import type { CliContext } from "../context.js";

/** Asks a question to be answered with yes or no; no unless told otherwise. */
export async function ask(context: CliContext, question: string): Promise<boolean> {
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({ message: question, initialValue: false, signal: context.signal });
  return !isCancel(answer) && answer;
}

/**
 * Asks for a secret without showing it.
 *
 * @throws HearthashError `aborted` when the question is left.
 */
export async function askSecret(context: CliContext, question: string): Promise<string> {
  const { isCancel, password } = await import("@clack/prompts");
  const answer = await password({ message: question, signal: context.signal });
  if (isCancel(answer)) throw new HearthashError("aborted", "nothing was sent");
  return answer;
}
