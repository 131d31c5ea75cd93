import type { Problem } from "@hearthash/contract";

/** What the server, or the way to it, says against a request. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly parts: NonNullable<Problem["errors"]>;

  constructor(status: number, code: string, message: string, parts: NonNullable<Problem["errors"]> = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.parts = parts;
  }
}

/** The words of whatever went wrong. */
export function problemText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
