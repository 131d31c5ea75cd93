import { type GuardResource, guardListSchema, guardSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { clipped, printableJson } from "../../output/printable.js";
import { renderTable } from "../../output/table.js";
import { allPages } from "../../server/all-pages.js";
import { findMiner, minerPath } from "../../server/find-miner.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";
import { badgeText, driftLines, moment, poolsCell, poolText } from "./guard-text.js";

const COLUMNS = ["MINER", "GUARD", "RESTORE", "LAST RIGHT", "PINNED POOLS"].map(
  (title) => ({ title, align: "left" }) as const,
);

/** How the guard stands with all miners, or with one. */
export async function runGuardStatus(this: CliContext, flags: ServerFlags, word?: string): Promise<void> {
  const client = await openServer(this, flags);
  const guards =
    word === undefined
      ? await allGuards(client)
      : [await client.get(minerPath(await findMiner(client, word), "/guard"), guardSchema)];
  if (flags.json) {
    this.out.write(`${printableJson(word === undefined ? { miners: guards } : guards[0], 2)}\n`);
    return;
  }
  const paint = paintFor(this, flags.noColor);
  const width = this.out.columns ?? Number.POSITIVE_INFINITY;
  this.out.write(`${statusText(guards, paint, width, word !== undefined)}\n`);
}

/** Those that are pinned, then the others. */
async function allGuards(client: RestClient): Promise<readonly GuardResource[]> {
  const pinned = await allPages(client, "/api/v1/guard", guardListSchema);
  return [...pinned, ...(await allPages(client, "/api/v1/guard?badge=off", guardListSchema))];
}

function statusText(guards: readonly GuardResource[], paint: Paint, width: number, isOne: boolean): string {
  if (guards.length === 0) return "No miners yet: hearthash miners add HOST.";
  const table = renderTable(
    COLUMNS,
    guards.map((guard) => row(guard, paint)),
    width,
    paint.faint,
  );
  const drifts = guards.map((guard) => driftLines(guard, paint)).filter((lines) => lines.length > 0);
  const pools = isOne ? guards.flatMap(poolLines) : [];
  const hint = guards.some(({ badge }) => badge === "drifted")
    ? [
        "",
        paint.faint("It was you: hearthash guard accept MINER. It was not: hearthash guard restore MINER."),
      ]
    : [];
  return [table, ...pools, ...drifts.flatMap((lines) => ["", ...lines]), ...hint].join("\n");
}

function row(guard: GuardResource, paint: Paint): readonly string[] {
  return [
    clipped(guard.name, 30),
    badgeText(guard, paint),
    guard.pin === null ? "–" : guard.restore,
    moment(guard.lastRightAt),
    poolsCell(guard),
  ];
}

function poolLines({ pin }: GuardResource): readonly string[] {
  if (pin === null) return [];
  return ["", "Pinned", ...pin.pools.map((pool, index) => `  ${index}  ${poolText(pool)}`)];
}
