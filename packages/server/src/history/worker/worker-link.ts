import { Worker } from "node:worker_threads";
import { ServerError } from "../../errors/index.js";
import type { HistoryProblem } from "../history-port.js";
import type { CallMessage, CallName, Calls, FromWorker, ToWorker, WorkerStart } from "./messages.js";

/** The built thread: where the source itself is run, as a test tool does, the build stands beside it. */
const here = import.meta.url;
const entry = new URL(
  here.endsWith(".ts") ? "../../../dist/history/worker/history-worker.js" : "./history-worker.js",
  here,
);

/** A thread that ended by itself is started again after these pauses, the last one repeated. */
const PAUSES_MS = [1000, 5000, 15_000, 60_000, 300_000];
/** One that has lived for so long was well: the pauses begin anew. */
const WELL_MS = 60_000;
/** So many renamed and removed miners are kept in mind while there is no thread. */
const MOST_UNSAID = 10_000;

/** What it takes in is gone when it is written: more room would be memory for nothing on a small computer. */
const YOUNG_MB = 8;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** What is told of the thread. */
export interface LinkEvents {
  onWritten(count: number, waiting: number): void;
  onProblem(problem: HistoryProblem): void;
  /** It ended by itself: what it had not acknowledged is lost. */
  onLost(): void;
}

/** The thread that keeps history, seen from outside. Started again when it ends by itself. */
export class WorkerLink {
  readonly #start: () => WorkerStart;
  readonly #events: LinkEvents;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #number = 0;
  #isStopping = false;
  /** What was to be said while there was no thread, but for samples: those wait outside. */
  #unsaid: ToWorker[] = [];
  #begunAt = 0;
  /** Threads in a row that did not live long. */
  #ends = 0;
  #error: unknown;
  /** True from the end of a thread until one has written again. */
  #isBroken = false;

  constructor(start: () => WorkerStart, events: LinkEvents) {
    this.#start = start;
    this.#events = events;
    this.#begin();
  }

  /** False while there is no thread: samples are to wait. */
  get isUp(): boolean {
    return this.#worker !== undefined;
  }

  /** Says something, or keeps it in mind until there is a thread again. */
  say(message: ToWorker): void {
    if (this.#worker !== undefined) this.#worker.postMessage(message, transferredOf(message));
    else if (this.#unsaid.length < MOST_UNSAID) this.#unsaid.push(message);
  }

  /** @throws ServerError `not-ready` while there is no thread, `data-damaged` when it could not answer. */
  call<Name extends CallName>(
    name: Name,
    ask: Calls[Name]["ask"],
    now: number,
  ): Promise<Calls[Name]["answer"]> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      if (!this.isUp) return reject(notReady());
      this.#waiting.set(number, { resolve: (answer) => resolve(answer as never), reject });
      this.say({ kind: "call", number, name, ask, now } as CallMessage);
    });
  }

  /** Does not wait for the end of a pause: there is something to be written before the end. */
  revive(): void {
    if (this.isUp || this.#isStopping) return;
    clearTimeout(this.#restart);
    this.#begin();
  }

  async stop(now: number): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    await this.call("stop", null, now).catch(() => worker.terminate());
    await ended;
  }

  #begin(): void {
    const worker = new Worker(entry, {
      workerData: this.#start(),
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker = worker;
    this.#begunAt = performance.now();
    worker.on("message", (message: FromWorker) => this.#take(message));
    worker.on("error", (error) => {
      this.#error = error;
    });
    worker.on("exit", (code) => this.#ended(code));
    for (const message of this.#unsaid.splice(0)) worker.postMessage(message, transferredOf(message));
  }

  #ended(code: number): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(notReady());
    this.#waiting.clear();
    if (this.#isStopping) return;
    this.#events.onLost();
    const wasWell = performance.now() - this.#begunAt >= WELL_MS;
    const pauseMs = PAUSES_MS[wasWell ? 0 : Math.min(this.#ends, PAUSES_MS.length - 1)] ?? 0;
    this.#ends = wasWell ? 1 : this.#ends + 1;
    this.#restart = setTimeout(() => this.#begin(), pauseMs).unref();
    this.#isBroken = true;
    const why = this.#error === undefined ? `code ${code}` : messageOf(this.#error);
    this.#error = undefined;
    const message = `The thread that writes the history has ended (${why}). It is started again in ${pauseMs / 1000} s; what is measured meanwhile waits in memory.`;
    this.#problem("restarted", message);
  }

  #problem(code: HistoryProblem["code"], message: string): void {
    this.#events.onProblem({ code, message, at: this.#start().now });
  }

  #wrote({ count, waiting }: Extract<FromWorker, { kind: "written" }>): void {
    this.#events.onWritten(count, waiting);
    if (!this.#isBroken || count === 0 || waiting > 0) return;
    this.#isBroken = false;
    this.#problem("resumed", "The history has a thread again and is written.");
  }

  #take(message: FromWorker): void {
    if (message.kind === "written") this.#wrote(message);
    else if (message.kind === "problem") this.#events.onProblem(message.problem);
    else {
      const waiting = this.#waiting.get(message.number);
      this.#waiting.delete(message.number);
      if (message.kind === "answer") waiting?.resolve(message.answer);
      else waiting?.reject(refusal(message));
    }
  }
}

/** Samples move to the thread and are not copied. */
function transferredOf(message: ToWorker): ArrayBuffer[] {
  return message.kind === "rows" ? [message.rows.numbers.buffer] : [];
}

function refusal({ message, code }: Extract<FromWorker, { kind: "refusal" }>): ServerError {
  const cause = Object.assign(new Error(message), { code });
  return new ServerError("data-damaged", `History could not answer: ${message}`, [], cause);
}

function notReady(): ServerError {
  return new ServerError(
    "not-ready",
    "History is being started or stopped: nothing is read from it now. Try again in a moment.",
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
