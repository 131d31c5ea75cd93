import { isHearthashError } from "@hearthash/client";
import type { PinAllOutcome } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";

/** Miners that are read at a time. */
const AT_A_TIME = 16;

/** Pins many, each for itself: what goes wrong with one is told of that one. */
export async function pinEach(
  ids: readonly string[],
  isMeant: (id: string) => boolean,
  pin: (id: string) => Promise<unknown>,
): Promise<PinAllOutcome> {
  const different = [...new Set(ids)];
  const items: PinAllOutcome["items"] = [];
  const waiting = different.entries();
  const worker = async () => {
    for (const [place, minerId] of waiting) {
      const problem = isMeant(minerId) ? await problemOf(() => pin(minerId)) : null;
      items[place] = { minerId, pinned: problem === null, problem };
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, different.length) }, worker));
  return { items };
}

async function problemOf(act: () => Promise<unknown>): Promise<PinAllOutcome["items"][number]["problem"]> {
  try {
    await act();
    return null;
  } catch (error) {
    if (!isHearthashError(error) && !(error instanceof ServerError)) throw error;
    return { code: error.code, message: error.message };
  }
}
