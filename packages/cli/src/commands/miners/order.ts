import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { HearthashError } from "@hearthash/client";
import { type CommandResource, commandSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { confirmed } from "../../control/confirm.js";
import { dangerOf } from "../../control/danger.js";
import { UNCONFIRMED_EXIT } from "../../control/outcome-line.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { printable, printableJson } from "../../output/printable.js";
import { findMiner, minerPath } from "../../server/find-miner.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";
import { exitCodeOfCode } from "../../server/server-problem.js";
import { intentFromWords } from "./intent-words.js";

export interface OrderFlags extends ServerFlags {
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly wait?: number;
}

/** Pause between two looks at a command, in milliseconds. */
const PAUSE_MS = 400;

/** Orders a command, asking first as the verbs do that talk to the miner itself, and waits for its end. */
export async function runOrder(this: CliContext, flags: OrderFlags, ...words: string[]): Promise<void> {
  const [word = "", kind = "", ...members] = words;
  const intent = await intentFromWords(kind, members);
  const client = await openServer(this, flags);
  const miner = await findMiner(client, word);
  if (!flags.dryRun) await confirmed(this, flags, [printable(miner.name)], dangerOf(intent));
  const ordered = await client.call("POST", minerPath(miner, "/commands"), commandSchema, {
    body: { intent, dryRun: flags.dryRun },
    headers: { "idempotency-key": randomUUID() },
  });
  const command = await ended(this, client, ordered, (flags.wait ?? 180) * 1000);
  const text = flags.json
    ? printableJson(command, 2)
    : commandLine(miner.name, command, paintFor(this, flags.noColor));
  this.out.write(`${text}\n`);
  this.exitCode = exitCode(command);
}

async function ended(
  context: CliContext,
  client: RestClient,
  ordered: CommandResource,
  waitMs: number,
): Promise<CommandResource> {
  const deadline = Date.now() + waitMs;
  let command = ordered;
  while (command.status === "queued" || command.status === "running") {
    if (Date.now() > deadline) {
      const text = `the command ${command.id} is still ${command.status}; the server goes on with it`;
      throw new HearthashError("timeout", text);
    }
    await delay(PAUSE_MS, undefined, { signal: context.signal }).catch(() => {
      throw new HearthashError("aborted", `the server goes on with the command ${ordered.id}`);
    });
    command = await client.get(`/api/v1/commands/${encodeURIComponent(command.id)}`, commandSchema);
  }
  return command;
}

function commandLine(name: string, command: CommandResource, paint: Paint): string {
  const { status, reason, message, plan, needsReboot } = command;
  const miner = printable(name);
  const why = reason === null ? "" : `: ${printable(reason)}`;
  if (plan !== null)
    return `${miner}  would send: ${printable([plan.command, plan.parameter ?? ""].join(" ").trim())}`;
  if (status === "confirmed") return `${paint.good("✓")} ${miner}  confirmed`;
  if (needsReboot && status === "unconfirmed") return `${paint.good("✓")} ${miner}  stored${why}`;
  const said = message === null ? "" : paint.faint(` (it said: ${printable(message)})`);
  const sign = status === "unconfirmed" || status === "interrupted" ? paint.warm("…") : paint.bad("✗");
  return `${sign} ${miner}  ${status}${why}${said}`;
}

/** As the other verbs that change something: 20 for what was not seen, the code of the table for what was refused. */
function exitCode({ status, code, needsReboot }: CommandResource): number {
  if (status === "confirmed" || status === "planned") return 0;
  if (status === "unconfirmed") return needsReboot ? 0 : UNCONFIRMED_EXIT;
  return status === "interrupted" ? UNCONFIRMED_EXIT : exitCodeOfCode(code);
}
