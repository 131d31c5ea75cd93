import { createHmac, randomBytes } from "node:crypto";
import type { SecretBox } from "../secrets/index.js";
import { SecretShelf } from "../secrets/index.js";
import type { Database } from "../store/index.js";
import type { CommandOrder } from "./command-bus-port.js";

/** Name of the key among the stored secrets. */
const KEY_NAME = "order-key";

/** Gives the mark of an order: equal for equal orders. */
export type MarkOrder = (order: CommandOrder) => string;

/**
 * Marks of orders, by which a repeated one is known. Keyed, since an order holds passwords: from a plain hash in
 * the data a short one could be guessed.
 */
export function orderMarks(store: Database, secrets: SecretBox, now: () => number): MarkOrder {
  const shelf = new SecretShelf(store, secrets, now);
  const key = readKey(shelf) ?? newKey(shelf);
  return ({ minerId, intent, isDryRun }) =>
    createHmac("sha256", Buffer.from(key, "base64"))
      .update(JSON.stringify([minerId, isDryRun, sorted(intent)]))
      .digest("hex");
}

/** A key that cannot be opened any more is replaced: repeated orders from before are refused then, never sent twice. */
function readKey(shelf: SecretShelf): string | undefined {
  try {
    return shelf.take(KEY_NAME);
  } catch {
    return undefined;
  }
}

function newKey(shelf: SecretShelf): string {
  const key = randomBytes(32).toString("base64");
  shelf.put(KEY_NAME, key);
  return key;
}

/** Members by name, so that their order in the request does not count. */
function sorted(intent: CommandOrder["intent"]): readonly (readonly [string, unknown])[] {
  return Object.entries(intent).sort(([one], [other]) => (one < other ? -1 : 1));
}
