import { HearthashError } from "@hearthash/client";
import {
  type GuardResource,
  guardSchema,
  type MinerResource,
  type PinMiner,
  pinAllOutcomeSchema,
} from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { confirmed } from "../../control/confirm.js";
import { printable, printableJson } from "../../output/printable.js";
import { allMiners, findMiner, minerPath } from "../../server/find-miner.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import { exitCodeOfCode } from "../../server/server-problem.js";
import type { PinFlags } from "./guard-flags.js";
import { poolText } from "./guard-text.js";
import { type GivenSecrets, givenSecrets, poolPasswords, webPassword } from "./pin-secrets.js";
import { SETPOOL_DANGER } from "./risk.js";

/** Most milliseconds for pinning all: each miner is asked for its pools. */
const PIN_ALL_MS = 180_000;

/** Pins one miner, or all that are not pinned yet. */
export async function runPin(this: CliContext, flags: PinFlags, word?: string): Promise<void> {
  if (flags.all === (word !== undefined)) {
    throw new HearthashError("argument-invalid", "say which miner, or --all for every one");
  }
  const client = await openServer(this, flags);
  if (word === undefined) await pinAll(this, client, flags);
  else await pinOne(this, client, flags, await findMiner(client, word));
}

async function pinOne(
  context: CliContext,
  client: RestClient,
  flags: PinFlags,
  miner: MinerResource,
): Promise<void> {
  const isStoring = flags.restore === "setpool";
  if (isStoring) await confirmed(context, flags, [printable(miner.name)], SETPOOL_DANGER);
  const given = isStoring ? await givenSecrets(context, flags) : undefined;
  const restore = isStoring || flags.restore === undefined ? {} : { restore: flags.restore };
  const pools = flags.again ? ({ pools: "present" } as const) : {};
  const put = (body: PinMiner) => client.call("PUT", minerPath(miner, "/guard"), guardSchema, { body });
  // Pinned first: which passwords are needed stands in the pin.
  const pinned = await put({ ...settingsOf(flags), ...restore, ...pools });
  const guard = given === undefined ? pinned : await letStore(context, client, miner, pinned, given);
  context.out.write(`${flags.json ? printableJson(guard, 2) : pinnedText(guard)}\n`);
}

/** Stores the passwords and lets the guard store pools. */
async function letStore(
  context: CliContext,
  client: RestClient,
  miner: MinerResource,
  pinned: GuardResource,
  given: GivenSecrets,
): Promise<GuardResource> {
  const passwords = await poolPasswords(context, pinned, given);
  const password = await webPassword(context, pinned, given);
  if (password !== undefined) await client.send("PUT", minerPath(miner, "/web-password"), { password });
  const own = passwords === undefined ? {} : { poolPasswords: passwords };
  const body = { restore: "setpool", ...own };
  return await client.call("PUT", minerPath(miner, "/guard"), guardSchema, { body });
}

async function pinAll(context: CliContext, client: RestClient, flags: PinFlags): Promise<void> {
  const { restore, again } = flags;
  if (restore === "setpool") {
    const text = "setpool needs the passwords of one miner: hearthash guard pin MINER --restore setpool";
    throw new HearthashError("argument-invalid", text);
  }
  const body = { ...settingsOf(flags), again, ...(restore === undefined ? {} : { restore }) };
  const details = { body, timeoutMs: PIN_ALL_MS };
  const { items } = await client.call("PUT", "/api/v1/guard/pin-all", pinAllOutcomeSchema, details);
  const names = new Map((await allMiners(client)).map(({ id, name }) => [id, name]));
  const lines = items.map(({ minerId, problem }) => {
    const name = printable(names.get(minerId) ?? minerId);
    return problem === null ? `✓ ${name}  pinned` : `✗ ${name}  not pinned: ${printable(problem.message)}`;
  });
  const text = lines.length === 0 ? "No miners yet: hearthash miners add HOST." : lines.join("\n");
  context.out.write(`${flags.json ? printableJson({ miners: items }, 2) : text}\n`);
  const failed = items.find(({ problem }) => problem !== null);
  if (failed !== undefined) context.exitCode = exitCodeOfCode(failed.problem?.code ?? null);
}

function settingsOf({ mode, watch }: PinFlags): PinMiner {
  return {
    ...(mode === undefined ? {} : { pinMode: mode }),
    ...(watch === undefined ? {} : { watch5s: watch }),
  };
}

function pinnedText({ name, pin, watch5s, pinMode, restore }: GuardResource): string {
  const pools = pin?.pools.map((pool, index) => `  ${index}  ${poolText(pool)}`) ?? [];
  const also = [watch5s ? "polled every 5 s" : "", pinMode ? "mode pinned" : "", `restore ${restore}`];
  return [`${printable(name)} is pinned: ${also.filter((word) => word !== "").join(", ")}`, ...pools].join(
    "\n",
  );
}
