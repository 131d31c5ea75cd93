import type { MinerDetail } from "@hearthash/contract";
import type { FleetSnapshot } from "./fleet-store.js";

/** What this browser remembers of the house, for the time when the server does not answer. */
export interface KeptState {
  /** When the server said so; Unix milliseconds. */
  readonly at: number;
  readonly version: string;
  readonly isSimulated: boolean;
  readonly miners: FleetSnapshot;
  readonly details: readonly MinerDetail[];
}

const DATABASE = "hearthash";
const STORE = "last-known";
const KEY = "house";
/** Grows when KeptState changes its form: what an older version kept is dropped, not misread. */
const FORM = 1;

/** Remembers the state in place of the one before. Without storage, nothing is remembered. */
export async function keepState(state: KeptState): Promise<void> {
  await withStore("readwrite", (store) => store.put(state, KEY));
}

/** What was remembered; undefined: nothing. */
export async function keptState(): Promise<KeptState | undefined> {
  return await withStore<KeptState | undefined>("readonly", (store) => store.get(KEY));
}

/** Forgets it: whoever opens this browser next has to ask the server. */
export async function forgetState(): Promise<void> {
  await withStore("readwrite", (store) => store.clear());
}

async function withStore<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<Result | undefined> {
  try {
    const database = await openDatabase();
    try {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      await settled(transaction);
      return request.result as Result;
    } finally {
      database.close();
    }
  } catch {
    // Private browsing, or storage that is full: the page does without.
    return undefined;
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, FORM);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const name of result.objectStoreNames) result.deleteObjectStore(name);
      result.createObjectStore(STORE);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("another page holds an older form open"));
  });
}

function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
