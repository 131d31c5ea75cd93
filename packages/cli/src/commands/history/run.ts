import { HearthashError } from "@hearthash/client";
import { energySchema, type HistoryResult, historySchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { decimals, duration } from "../../output/figures.js";
import { paintFor } from "../../output/paint.js";
import { clipped, printableJson } from "../../output/printable.js";
import { findMiner, minerPath } from "../../server/find-miner.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";
import { chartLines } from "./chart.js";

export interface HistoryFlags extends ServerFlags {
  readonly points?: string;
  readonly since?: string;
  readonly resolution?: "raw" | "1m" | "1h";
  readonly csv: boolean;
}

/** Columns of a chart where the terminal does not say how wide it is, and the most of them. */
const USUAL_WIDTH = 80;
const MOST_WIDTH = 160;
/** Room for the scale on the left. */
const SCALE_WIDTH = 10;

/** Values over time as charts, JSON or CSV. */
export async function runHistory(this: CliContext, flags: HistoryFlags, word: string): Promise<void> {
  if (flags.csv && flags.json)
    throw new HearthashError("argument-invalid", "--csv and --json exclude each other");
  const client = await openServer(this, flags);
  const { path, name } = await subjectOf(client, word);
  const query = new URLSearchParams({ since: flags.since ?? "24h" });
  if (flags.points !== undefined) query.set("points", flags.points);
  if (flags.resolution !== undefined) query.set("resolution", flags.resolution);
  if (flags.csv) {
    this.out.write(await client.text(`${path}/history.csv?${query}`));
    return;
  }
  const width = Math.min(MOST_WIDTH, this.out.columns ?? USUAL_WIDTH) - SCALE_WIDTH;
  if (!flags.json) query.set("maxPoints", String(Math.max(10, width * 2)));
  const result = await client.get(`${path}/history?${query}`, historySchema);
  if (flags.json) this.out.write(`${printableJson(result, 2)}\n`);
  else await draw(this, flags, { client, path, name, result, width });
}

/** Whose history, and where it is asked. */
async function subjectOf(client: RestClient, word: string): Promise<{ path: string; name: string }> {
  if (word === "fleet") return { path: "/api/v1/fleet", name: "All miners" };
  const miner = await findMiner(client, word);
  return { path: minerPath(miner), name: clipped(miner.name, 40) };
}

interface Drawing {
  readonly client: RestClient;
  readonly path: string;
  readonly name: string;
  readonly result: HistoryResult;
  readonly width: number;
}

async function draw(context: CliContext, flags: HistoryFlags, drawing: Drawing): Promise<void> {
  const { client, path, name, result, width } = drawing;
  const paint = paintFor(context, flags.noColor);
  const span = `${stamp(result.from)} – ${stamp(result.to)}`;
  const parts = [...new Set(result.parts.map(({ resolution }) => resolution))].join(", ");
  const lines = [`${paint.strong(name)}  ${paint.faint(`${span}${parts === "" ? "" : `, from ${parts}`}`)}`];
  for (const point of Object.keys(result.points)) lines.push("", ...chartLines(result, point, width, paint));
  const energy = await client.get(`${path}/energy?since=${flags.since ?? "24h"}`, energySchema);
  if (energy.energyKwh !== null) {
    const known = duration(energy.coveredMs / 1000);
    const cost =
      energy.cost === null ? "" : `, ${energy.cost.amount.toFixed(2)} ${clipped(energy.cost.currency, 8)}`;
    lines.push("", `${decimals(energy.energyKwh)} kWh${cost}  ${paint.faint(`known for ${known}`)}`);
  }
  context.out.write(`${lines.join("\n")}\n`);
}

function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")}Z`;
}
