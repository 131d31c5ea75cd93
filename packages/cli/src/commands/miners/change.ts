import { minerSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { printable, printableJson } from "../../output/printable.js";
import { findMiner, minerPath } from "../../server/find-miner.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

/** Lets the server forget a miner. */
export async function runRemove(this: CliContext, flags: ServerFlags, word: string): Promise<void> {
  const client = await openServer(this, flags);
  const miner = await findMiner(client, word);
  await client.remove(minerPath(miner));
  const text = flags.json ? printableJson({ removed: miner.id }, 2) : `${printable(miner.name)} removed`;
  this.out.write(`${text}\n`);
}

/** Gives a miner another name. */
export async function runRename(
  this: CliContext,
  flags: ServerFlags,
  word: string,
  name: string,
): Promise<void> {
  const client = await openServer(this, flags);
  const before = await findMiner(client, word);
  const miner = await client.call("PATCH", minerPath(before), minerSchema, { body: { name } });
  const text = flags.json
    ? printableJson(miner, 2)
    : `${printable(before.name)} is ${printable(miner.name)} now`;
  this.out.write(`${text}\n`);
}
