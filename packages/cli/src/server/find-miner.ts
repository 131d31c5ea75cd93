import { formatEndpoint, HearthashError } from "@hearthash/client";
import { type MinerResource, minerSchema, pageOf } from "@hearthash/contract";
import { allPages } from "./all-pages.js";
import type { RestClient } from "./rest-client.js";

const page = pageOf(minerSchema);

/** All miners of a server. */
export function allMiners(client: RestClient): Promise<readonly MinerResource[]> {
  return allPages(client, "/api/v1/miners", page);
}

/**
 * The miner that is meant by its id, or by its name or address where only one has it.
 *
 * @throws HearthashError `argument-invalid`.
 */
export async function findMiner(client: RestClient, word: string): Promise<MinerResource> {
  const miners = await allMiners(client);
  const byId = miners.find(({ id }) => id === word);
  const named = miners.filter((miner) => wordsFor(miner).includes(word.toLowerCase()));
  const found = byId ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return found;
  const text = named.length > 1 ? `${named.length} miners go by` : "the server has no miner";
  throw new HearthashError(
    "argument-invalid",
    `${text} ${JSON.stringify(word.slice(0, 80))}; hearthash miners lists the ids`,
  );
}

/** What a person may call it, in small letters. */
function wordsFor({ name, host, port }: MinerResource): readonly string[] {
  return [name, host, formatEndpoint({ host, port })].map((word) => word.toLowerCase());
}

/** Path of a miner, whatever its id holds. */
export function minerPath({ id }: Pick<MinerResource, "id">, rest = ""): string {
  return `/api/v1/miners/${encodeURIComponent(id)}${rest}`;
}
