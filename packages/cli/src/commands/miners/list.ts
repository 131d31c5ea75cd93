import type { MinerResource } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { decimals, duration, whole } from "../../output/figures.js";
import { type Paint, paintFor, stateText } from "../../output/paint.js";
import { clipped, printableJson } from "../../output/printable.js";
import { renderTable } from "../../output/table.js";
import { allMiners } from "../../server/find-miner.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

const COLUMNS = [
  { title: "NAME", align: "left" },
  { title: "MODEL", align: "left" },
  { title: "STATE", align: "left" },
  { title: "TH/s", align: "right" },
  { title: "WALL W", align: "right" },
  { title: "SINCE", align: "right" },
  { title: "ID", align: "left" },
] as const;

/** The miners of a server, a row each. */
export async function runList(this: CliContext, flags: ServerFlags): Promise<void> {
  const miners = await allMiners(await openServer(this, flags));
  if (flags.json) {
    this.out.write(`${printableJson({ miners }, 2)}\n`);
    return;
  }
  if (miners.length === 0) {
    this.out.write("No miners yet: hearthash miners add HOST, or approve found ones in the dashboard.\n");
    return;
  }
  const paint = paintFor(this, flags.noColor);
  const now = Date.now();
  const rows = miners.map((miner) => row(miner, now, paint));
  this.out.write(
    `${renderTable(COLUMNS, rows, this.out.columns ?? Number.POSITIVE_INFINITY, paint.faint)}\n`,
  );
}

function row(miner: MinerResource, now: number, paint: Paint): readonly string[] {
  const { hashrateThs, powerWallW } = miner.points;
  // What a miner said before it went is not what it does now.
  const isHere = miner.presence === "online";
  return [
    clipped(miner.name, 24),
    clipped(miner.modelName ?? "?", 20),
    presence(miner, paint),
    isHere && typeof hashrateThs === "number" ? decimals(hashrateThs) : "–",
    isHere && typeof powerWallW === "number" ? whole(powerWallW) : "–",
    duration((now - miner.presenceSince) / 1000),
    clipped(miner.id, 60),
  ];
}

function presence(miner: MinerResource, paint: Paint): string {
  if (miner.presence === "online") return stateText(paint, miner.state);
  return miner.presence === "offline" ? paint.bad("✗ offline") : paint.faint("… not read yet");
}
