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

/** A thread that ended by itself is started again after this long. */
const RESTART_MS = 5000;

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
  /** True from the end of a thread until one works again: told once. */
  #isTold = false;

  constructor(start: () => WorkerStart, events: LinkEvents) {
    this.#start = start;
    this.#events = events;
    this.#begin();
  }

  /** Says something; false while there is no thread. */
  say(message: ToWorker): boolean {
    this.#worker?.postMessage(message);
    return this.#worker !== undefined;
  }

  /** @throws ServerError `not-ready` while there is no thread, `data-damaged` when it could not answer. */
  call<Name extends CallName>(
    name: Name,
    ask: Calls[Name]["ask"],
    now: number,
  ): Promise<Calls[Name]["answer"]> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      if (!this.say({ kind: "call", number, name, ask, now } as CallMessage)) reject(notReady());
      else this.#waiting.set(number, { resolve: (answer) => resolve(answer as never), reject });
    });
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
    const worker = new Worker(entry, { workerData: this.#start() });
    this.#worker = worker;
    worker.on("message", (message: FromWorker) => this.#take(message));
    worker.on("error", (error) => this.#problem(`The thread of the history ended: ${messageOf(error)}`));
    worker.on("exit", () => this.#ended());
  }

  #ended(): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(notReady());
    this.#waiting.clear();
    if (this.#isStopping) return;
    this.#events.onLost();
    this.#restart = setTimeout(() => this.#begin(), RESTART_MS).unref();
  }

  #problem(message: string): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#events.onProblem({ code: "restarted", message, at: this.#start().now });
  }

  #take(message: FromWorker): void {
    if (message.kind === "written") this.#isTold = false;
    if (message.kind === "written") this.#events.onWritten(message.count, message.waiting);
    else if (message.kind === "problem") this.#events.onProblem(message.problem);
    else {
      const waiting = this.#waiting.get(message.number);
      this.#waiting.delete(message.number);
      if (message.kind === "answer") waiting?.resolve(message.answer);
      else waiting?.reject(refusal(message));
    }
  }
}

function refusal({ message, code }: Extract<FromWorker, { kind: "refusal" }>): ServerError {
  const cause = Object.assign(new Error(message), { code });
  return new ServerError("data-damaged", `History could not answer: ${message}`, [], cause);
}

function notReady(): ServerError {
  return new ServerError("not-ready", "History is starting or stopping. Try again in a moment.");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
