import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ServerError } from "../errors/index.js";
import type { CopiedStore } from "../store/index.js";

/** What the thread is asked. */
export interface StateAsk {
  readonly fromFile: string;
  readonly toFile: string;
}

/** What it says. */
export type StateAnswer =
  | { readonly kind: "copied"; readonly copied: CopiedStore }
  | { readonly kind: "failed"; readonly message: string; readonly isFull: boolean };

/** The built thread: where the source itself is run, as a test tool does, the build stands beside it. */
const here = import.meta.url;
const entry = new URL(here.endsWith(".ts") ? "../../dist/backup/state-worker.js" : "./state-worker.js", here);

/**
 * Copies the state on a thread of its own.
 *
 * @throws ServerError `disk-full`, `data-not-writable`; the signal's reason when it fires.
 */
export async function copyState(ask: StateAsk, signal: AbortSignal): Promise<CopiedStore> {
  signal.throwIfAborted();
  const worker = new Worker(entry, { workerData: ask });
  try {
    const [answer] = (await once(worker, "message", { signal })) as [StateAnswer];
    if (answer.kind === "copied") return answer.copied;
    throw new ServerError(answer.isFull ? "disk-full" : "data-not-writable", answer.message);
  } finally {
    await worker.terminate();
  }
}
