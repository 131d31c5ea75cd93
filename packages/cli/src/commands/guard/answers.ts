import { type GuardResource, guardSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { printable, printableJson } from "../../output/printable.js";
import { findMiner, minerPath } from "../../server/find-miner.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";
import type { PauseFlags } from "./guard-flags.js";
import { moment } from "./guard-text.js";

/** Guards a miner no more. */
export async function runUnpin(this: CliContext, flags: ServerFlags, word: string): Promise<void> {
  const client = await openServer(this, flags);
  const miner = await findMiner(client, word);
  await client.remove(minerPath(miner, "/guard"));
  const text = `${printable(miner.name)} is not guarded any more`;
  this.out.write(`${flags.json ? printableJson({ unpinned: miner.id }, 2) : text}\n`);
}

/** "It was me", of the drift that there is now: one that comes meanwhile is not accepted with it. */
export async function runAccept(this: CliContext, flags: ServerFlags, word: string): Promise<void> {
  const client = await openServer(this, flags);
  const miner = await findMiner(client, word);
  const path = minerPath(miner, "/guard");
  const { drift, redirect } = await client.get(path, guardSchema);
  const id = drift?.id ?? redirect?.id;
  const body = id === undefined ? {} : { id };
  const guard = await client.call("POST", `${path}/accept`, guardSchema, { body });
  const count = guard.pin?.pools.length ?? 0;
  say(this, flags, guard, `is pinned as it is now: ${count} ${count === 1 ? "pool" : "pools"}`);
}

/** Says nothing about a miner for some minutes. */
export async function runPause(this: CliContext, flags: PauseFlags, word: string): Promise<void> {
  const client = await openServer(this, flags);
  const miner = await findMiner(client, word);
  const body = { minutes: flags.minutes ?? 15 };
  const guard = await client.call("POST", minerPath(miner, "/guard/pause"), guardSchema, { body });
  const text =
    guard.pausedUntil === null ? "is guarded again" : `is not guarded until ${moment(guard.pausedUntil)}`;
  say(this, flags, guard, text);
}

function say(context: CliContext, { json }: ServerFlags, guard: GuardResource, text: string): void {
  context.out.write(`${json ? printableJson(guard, 2) : `${printable(guard.name)} ${text}`}\n`);
}
