import { setTimeout as delay } from "node:timers/promises";
import { type JournalEntry, journalEntrySchema, pageOf } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { printable, printableJson } from "../../output/printable.js";
import { allPages } from "../../server/all-pages.js";
import { findMiner } from "../../server/find-miner.js";
import { LastingServer } from "../../server/lasting-server.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

export interface EventsFlags extends ServerFlags {
  readonly miner?: string;
  readonly kind?: string;
  readonly limit?: number;
  readonly follow: boolean;
}

const page = pageOf(journalEntrySchema);

/** Pause between two looks, in milliseconds. */
const PAUSE_MS = 1000;

/** New entries taken up at a time when following; a burst beyond it is left out. */
const MOST_NEW = 1000;

/** The newest entries, the oldest of them first; with `--follow` those that come. */
export async function runEvents(this: CliContext, flags: EventsFlags): Promise<void> {
  const client = await openServer(this, flags);
  const path = await pathFor(client, flags);
  const newest = await allPages(client, path, page, flags.limit ?? 50);
  const paint = paintFor(this, flags.noColor);
  const show = (entries: readonly JournalEntry[]) => {
    for (const entry of entries) this.out.write(`${entryText(entry, flags.json, paint)}\n`);
  };
  show([...newest].reverse());
  if (!flags.follow) return;
  const server = new LastingServer(this, flags, client);
  await follow(this, server, path, newest[0]?.seq ?? 0, show);
}

/** By the log itself and not by the live stream: a server that is restarted loses no entry. */
async function follow(
  context: CliContext,
  server: LastingServer,
  path: string,
  from: number,
  show: (entries: readonly JournalEntry[]) => void,
): Promise<void> {
  let last = from;
  while (!context.signal.aborted) {
    const isStopped = await delay(PAUSE_MS, false, { signal: context.signal }).catch(() => true);
    if (isStopped) return;
    const fresh = (await server.ask((client) => entriesBehind(client, path, last))) ?? [];
    show(fresh);
    last = fresh.at(-1)?.seq ?? last;
  }
}

/** Entries newer than one, the oldest first. Most often a small part of the list is enough. */
async function entriesBehind(
  client: RestClient,
  path: string,
  seq: number,
): Promise<readonly JournalEntry[]> {
  for (const most of [20, MOST_NEW]) {
    const newest = await allPages(client, path, page, most);
    const fresh = newest.filter((entry) => entry.seq > seq);
    if (fresh.length < newest.length || most === MOST_NEW || newest.length < most) return fresh.reverse();
  }
  return [];
}

async function pathFor(client: RestClient, { miner, kind }: EventsFlags): Promise<string> {
  const query = new URLSearchParams();
  if (miner !== undefined) query.set("miner", (await findMiner(client, miner)).id);
  if (kind !== undefined) query.set("kind", kind);
  return query.size === 0 ? "/api/v1/events" : `/api/v1/events?${query}`;
}

function entryText(entry: JournalEntry, isJson: boolean, paint: Paint): string {
  if (isJson) return printableJson(entry);
  const colour = { info: (text: string) => text, warning: paint.warm, error: paint.bad }[entry.severity];
  const at = new Date(entry.at).toISOString().slice(0, 19).replace("T", " ");
  const miner = entry.minerId === null ? "" : paint.faint(`  ${printable(entry.minerId)}`);
  return `${paint.faint(`${at}Z`)}  ${colour(printable(entry.kind))}  ${printable(entry.message)}${miner}`;
}
