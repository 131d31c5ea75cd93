import { parentPort, workerData } from "node:worker_threads";
import { copyStore, isFull } from "../store/index.js";
import type { StateAnswer, StateAsk } from "./copy-state.js";

/*
 * Copies the state on a connection of its own: SQLite gives it one moment of the database while the server goes on
 * writing, and no poll waits for it.
 */
const { fromFile, toFile } = workerData as StateAsk;
parentPort?.postMessage(answer());

function answer(): StateAnswer {
  try {
    return { kind: "copied", copied: copyStore(fromFile, toFile) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // An error loses its own properties between threads.
    return { kind: "failed", message, isFull: isFull(error) };
  }
}
