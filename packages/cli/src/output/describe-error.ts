import { errorTable, isHearthashError } from "@hearthash/client";
import { ServerProblem } from "../server/server-problem.js";
import { printable } from "./printable.js";

/** An error as scripts get it. */
export interface ErrorJson {
  readonly code: string;
  readonly message: string;
}

/** One line for people: what, where and what to do. Never a stack trace, never a control character. */
export function errorLine(error: unknown): string {
  return printable(messageOf(error));
}

export function errorJson(error: unknown): ErrorJson {
  const isKnown = isHearthashError(error) || error instanceof ServerProblem;
  return { code: isKnown ? error.code : "internal", message: messageOf(error) };
}

/** The exit code of the table; 1 for what should not happen. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ServerProblem) return error.exitCode;
  return isHearthashError(error) ? errorTable[error.code].exitCode : 1;
}

function messageOf(error: unknown): string {
  if (isHearthashError(error) || error instanceof ServerProblem) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  return `unexpected: ${text} (please report this)`;
}
