import { isFull } from "../blocks/damage.js";
import type { HistoryProblem } from "../history-port.js";
import type { ReportProblem } from "./history-files.js";

/** Whether something was done, there was nothing to do, or it could not be done. */
export type Outcome = "done" | "idle" | "failed";

/** After a failure the same is tried again at this pace. */
const PAUSE_MS = 10_000;

/** Keeps what goes wrong with writing from stopping anything else, says it once, and says when it is over. */
export class WriteHealth {
  readonly #tell: (problem: HistoryProblem) => void;
  readonly #failed = new Map<string, number>();
  #problem: { readonly code: string; readonly message: string; readonly since: number } | null = null;
  #now = 0;

  constructor(tell: (problem: HistoryProblem) => void) {
    this.#tell = tell;
  }

  /** What is wrong now. */
  get problem(): { readonly code: string; readonly message: string; readonly since: number } | null {
    return this.#problem;
  }

  readonly report: ReportProblem = (code, message) => this.#tell({ code, message, at: this.#now });

  /**
   * Does something that may fail; not again before a pause is over when it did.
   *
   * @param work gives `idle` when there was nothing to do.
   */
  attempt(what: string, now: number, work: () => unknown): Outcome {
    this.#now = now;
    const failedAt = this.#failed.get(what);
    if (failedAt !== undefined && what !== "append" && now >= failedAt && now - failedAt < PAUSE_MS) {
      return "failed";
    }
    try {
      const outcome = work();
      this.#over(what);
      return outcome === "idle" ? "idle" : "done";
    } catch (error) {
      this.#failed.set(what, now);
      this.#begin(error);
      return "failed";
    }
  }

  #begin(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const code = isFull(error) ? "disk-full" : "write-failed";
    if (this.#problem?.code === code) return;
    const message =
      code === "disk-full"
        ? `The disk is full: history stands still until there is room again (${text}). Everything else goes on.`
        : `History could not be written (${text}). It is tried again.`;
    this.#problem = { code, message, since: this.#now };
    this.report(code, message);
  }

  #over(what: string): void {
    if (!this.#failed.delete(what) || this.#failed.size > 0) return;
    this.#problem = null;
    this.report("resumed", "History is written again.");
  }
}
