import { errorTable, type HearthashError, isHearthashError } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import { errorLine } from "../../output/describe-error.js";
import type { Paint } from "../../output/paint.js";
import type { Finding, Step, StepId } from "./finding.js";
import { stepTitles } from "./finding.js";
import { pendingText, stepText } from "./step-text.js";

/** The examination so far. Writes each step when it is done, and on a terminal which one is under way. */
export class Report {
  readonly #context: CliContext;
  readonly #paint: Paint | undefined;
  readonly #steps: Step[] = [];

  /** @param paint `undefined` writes nothing: the steps are only gathered. */
  constructor(context: CliContext, paint: Paint | undefined) {
    this.#context = context;
    this.#paint = paint;
  }

  get steps(): readonly Step[] {
    return this.#steps;
  }

  /** Runs a step and gives what it found for the next ones; an error is a finding too, except a Ctrl-C. */
  async step<Value>(
    id: StepId,
    check: () => Finding<Value> | Promise<Finding<Value>>,
  ): Promise<Value | undefined> {
    this.#announce(id);
    const { value, ...finding } = await this.#settle(check);
    const step = { id, title: stepTitles[id], ...finding };
    this.#steps.push(step);
    if (this.#paint === undefined) return value;
    const { out } = this.#context;
    out.write(`${out.isTerminal ? CLEAR_LINE : ""}${stepText(step, this.#paint, out.columns ?? 80)}\n`);
    return value;
  }

  #announce(id: StepId): void {
    if (this.#paint === undefined || !this.#context.out.isTerminal) return;
    this.#context.out.write(pendingText(stepTitles[id], this.#paint));
  }

  async #settle<Value>(check: () => Finding<Value> | Promise<Finding<Value>>): Promise<Finding<Value>> {
    try {
      return await check();
    } catch (error) {
      if (isHearthashError(error) && error.code !== "aborted") return failure(error);
      if (this.#paint !== undefined && this.#context.out.isTerminal) this.#context.out.write(CLEAR_LINE);
      throw error;
    }
  }
}

const CLEAR_LINE = "\r\u001b[K";

function failure(error: HearthashError): Finding<never> {
  const { code } = error;
  // The message of a mistake in the command line says itself what to write.
  const advice = code === "argument-invalid" ? {} : { advice: errorTable[code].help };
  return { result: "failed", found: errorLine(error), code, ...advice };
}
