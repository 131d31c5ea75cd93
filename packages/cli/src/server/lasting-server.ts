import { errorTable, isHearthashError } from "@hearthash/client";
import type { CliContext } from "../context.js";
import { errorLine } from "../output/describe-error.js";
import { openServer, type RestClient } from "./rest-client.js";
import type { ServerFlags } from "./server-flags.js";
import { problemIn } from "./server-problem.js";

/**
 * A server that is asked again and again, and waited for while it is away. One of this machine has another port and
 * another token after a restart: it is found anew.
 */
export class LastingServer {
  readonly #context: CliContext;
  readonly #flags: ServerFlags;
  #client: RestClient | undefined;
  #isAway = false;
  /** True when the server refused who we are since it last answered: once is a restart, twice is no. */
  #isRefused = false;

  constructor(context: CliContext, flags: ServerFlags, client: RestClient) {
    this.#context = context;
    this.#flags = flags;
    this.#client = client;
  }

  /** What the server says; `undefined` while it is away. @throws what will not pass by itself. */
  async ask<Answer>(question: (client: RestClient) => Promise<Answer>): Promise<Answer | undefined> {
    try {
      this.#client ??= await openServer(this.#context, this.#flags);
      const answer = await question(this.#client);
      if (this.#isAway) this.#say("connected again");
      this.#isAway = false;
      this.#isRefused = false;
      return answer;
    } catch (error) {
      if (this.#context.signal.aborted) return undefined;
      if (!this.#mayPass(error)) throw error;
      this.#client = undefined;
      if (!this.#isAway) this.#say(`${errorLine(error)}; reconnecting`);
      this.#isAway = true;
      return undefined;
    }
  }

  #mayPass(error: unknown): boolean {
    if (isHearthashError(error)) return errorTable[error.code].retryable;
    const code = problemIn(error)?.code;
    if (code !== "sign-in-refused") return code === "not-ready";
    const isFirst = !this.#isRefused;
    this.#isRefused = true;
    return isFirst;
  }

  #say(text: string): void {
    this.#context.err.write(`hearthash: ${text}\n`);
  }
}
