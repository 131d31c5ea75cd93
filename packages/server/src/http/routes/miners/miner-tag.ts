import { ServerError } from "../../../errors/index.js";
import type { LiveMiner } from "../../../live/index.js";
import { digest, tagsIn } from "../etag.js";

/**
 * The entity tag of a miner: what its owner set, a dot, everything. Polls change the second part every few seconds;
 * who changes a name is only in the way of others who change what the owner set.
 */
export function minerTag(miner: LiveMiner, json: string): string {
  return `"${ownerPart(miner)}.${digest(json)}"`;
}

/**
 * Refuses a change of something that is not as the caller saw it.
 *
 * @throws ServerError `changed-meanwhile`.
 */
export function checkUnchanged(miner: LiveMiner, ifMatch: string | undefined): void {
  if (ifMatch === undefined) return;
  const own = `"${ownerPart(miner)}.`;
  if (tagsIn(ifMatch).some((tag) => tag === "*" || tag.startsWith(own))) return;
  throw new ServerError(
    "changed-meanwhile",
    `Name, place, notes or limits of ${miner.id} were changed meanwhile: read it again, then change it`,
  );
}

function ownerPart({ name, place, notes, limits }: LiveMiner): string {
  return digest(JSON.stringify([name, place, notes, limits.maxPowerW, limits.neverOnUnattended]));
}
