import { setTimeout as delay } from "node:timers/promises";
import { HearthashError } from "@hearthash/client";
import { type GuardResource, guardSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { confirmed } from "../../control/confirm.js";
import { UNCONFIRMED_EXIT } from "../../control/outcome-line.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { printable, printableJson } from "../../output/printable.js";
import { findMiner, minerPath } from "../../server/find-miner.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import type { RestoreNowFlags } from "./guard-flags.js";
import { driftLines } from "./guard-text.js";
import { SETPOOL_DANGER } from "./risk.js";

/** Pause between two looks, in milliseconds. */
const PAUSE_MS = 500;

/** Looks in a row that show a drift and nothing under way, behind which the try is over: one may be between two steps. */
const QUIET_LOOKS = 6;

/** Brings a miner back to its pin, and waits for what becomes of it. */
export async function runRestoreNow(this: CliContext, flags: RestoreNowFlags, word: string): Promise<void> {
  const client = await openServer(this, flags);
  const miner = await findMiner(client, word);
  const path = minerPath(miner, "/guard");
  const danger = flags.level === "setpool" ? SETPOOL_DANGER : undefined;
  await confirmed(this, flags, [printable(miner.name)], danger);
  const body = flags.level === undefined ? {} : { level: flags.level };
  const begun = await client.call("POST", `${path}/restore`, guardSchema, { body });
  const guard = await settled(this, client, path, begun, (flags.wait ?? 600) * 1000);
  const text = flags.json ? printableJson(guard, 2) : outcomeText(guard, paintFor(this, flags.noColor));
  this.out.write(`${text}\n`);
  this.exitCode = guard.drift === null ? 0 : UNCONFIRMED_EXIT;
}

async function settled(
  context: CliContext,
  client: RestClient,
  path: string,
  begun: GuardResource,
  waitMs: number,
): Promise<GuardResource> {
  const deadline = Date.now() + waitMs;
  let guard = begun;
  let quiet = 0;
  while (guard.drift !== null && guard.restoring.stop === null && quiet < QUIET_LOOKS) {
    if (Date.now() > deadline) {
      throw new HearthashError("timeout", `${guard.name} is not back yet; the server goes on with it`);
    }
    await delay(PAUSE_MS, undefined, { signal: context.signal }).catch(() => {
      throw new HearthashError("aborted", "the server goes on with it");
    });
    guard = await client.get(path, guardSchema);
    quiet = guard.state === "restoring" ? 0 : quiet + 1;
  }
  return guard;
}

function outcomeText(guard: GuardResource, paint: Paint): string {
  const name = printable(guard.name);
  if (guard.drift === null) return `${paint.good("✓")} ${name}  is as it is pinned`;
  const what = `${paint.bad("✗")} ${name}  was not brought back; hearthash events --kind guard says why`;
  return [what, ...driftLines(guard, paint)].join("\n");
}
