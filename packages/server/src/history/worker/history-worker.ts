import { parentPort, workerData } from "node:worker_threads";
import type { NamedSample } from "../sample.js";
import { unpackSamples } from "../sample-batch.js";
import { backUp } from "../store/backup.js";
import { HistoryStore } from "../store/history-store.js";
import { WriteHealth } from "../store/write-health.js";
import type { CallMessage, FromWorker, ToWorker, WorkerStart } from "./messages.js";

/*
 * The one thread that writes history. Messages are taken in order; packing goes on between them, an hour of a group
 * of miners at a time, so that a question never waits long.
 */
const port = parentPort;
if (port === null) throw new Error("this runs as a worker thread");
const say = (message: FromWorker) => port.postMessage(message);
const { store: options, now } = workerData as WorkerStart;
const store = new HistoryStore(options, now, new WriteHealth((problem) => say({ kind: "problem", problem })));
/** Thousands of names may change at once: each write waits for the disk. */
const NAMES_MS = 1000;
let isTicking = false;
let hasNames = false;

port.on("message", (message: ToWorker) => {
  if (message.kind === "rows") takeRows(unpackSamples(message.rows), message.now);
  else if (message.kind === "rename") rename(message);
  else if (message.kind === "forget") store.forget(message.minerId);
  else void answer(message);
});

function rename({ before, id, now: at }: Extract<ToWorker, { kind: "rename" }>): void {
  store.rename(before, id, at);
  if (hasNames) return;
  hasNames = true;
  setTimeout(() => {
    hasNames = false;
    store.writeNames(at);
  }, NAMES_MS).unref();
}

function takeRows(rows: readonly NamedSample[], at: number): void {
  store.append(rows, at);
  say({ kind: "written", count: rows.length, waiting: store.waiting });
  if (!isTicking) tick(at);
}

function tick(at: number): void {
  isTicking = store.tick(at);
  if (isTicking) setImmediate(tick, at);
}

async function answer(call: CallMessage): Promise<void> {
  try {
    store.writeNames(call.now);
    say({ kind: "answer", number: call.number, answer: await answerTo(call) });
    if (call.name === "stop") port?.close();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    say({ kind: "refusal", number: call.number, message, code });
  }
}

async function answerTo(call: CallMessage): Promise<unknown> {
  switch (call.name) {
    case "query":
      return store.query(call.ask, call.now);
    case "energy":
      return store.energy(call.ask, call.now);
    case "kept":
      return store.kept();
    case "names":
      return store.names();
    case "knows":
      return store.knows(call.ask);
    case "erase":
      store.erase(call.ask);
      return null;
    case "backup":
      return (await backUp(store.files, call.ask)) ?? null;
    case "flush":
      while (store.tick(call.now)) await new Promise((resolve) => setImmediate(resolve));
      store.sync(call.now);
      return null;
    case "stop":
      store.close(call.now);
      return null;
  }
}
