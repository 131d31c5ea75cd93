import { parentPort, workerData } from "node:worker_threads";
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
let isTicking = false;

port.on("message", (message: ToWorker) => {
  if (message.kind === "rows") takeRows(message.rows, message.now);
  else if (message.kind === "rename") store.rename(message.before, message.id, message.now);
  else if (message.kind === "forget") store.forget(message.minerId);
  else void answer(message);
});

function takeRows(rows: Extract<ToWorker, { kind: "rows" }>["rows"], at: number): void {
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
