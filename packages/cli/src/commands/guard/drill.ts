import { setTimeout as delay } from "node:timers/promises";
import { alertSchema, guardSchema, pageOf } from "@hearthash/contract";
import { type DrillOutcome, drillGuard } from "@hearthash/server";
import type { CliContext } from "../../context.js";
import { allPages } from "../../server/all-pages.js";
import { allMiners, minerPath } from "../../server/find-miner.js";
import type { RestClient } from "../../server/rest-client.js";
import { type DrillHouse, openDrillHouse } from "./drill-house.js";
import { DRILL_WEB_PASSWORD, DRILLS } from "./drill-plan.js";
import { drillReport, drillText } from "./drill-text.js";
import type { DrillFlags } from "./guard-flags.js";

/** Most milliseconds until an alert, and until a restore: one that stores pools restarts the miner. */
const LIMIT_MS = 180_000;

const alertPage = pageOf(alertSchema);

/** Drills the guard and says how quick it was; 1 when an alert was late or did not come. */
export async function runDrill(this: CliContext, flags: DrillFlags): Promise<void> {
  const intervalMs = (flags.interval ?? 5) * 1000;
  const house = await openDrillHouse(intervalMs, this.signal);
  try {
    const ids = await pinnedIds(house, this.signal);
    if (!flags.json)
      this.err.write("A stranger comes to three simulated miners; this takes up to a minute.\n");
    const outcomes = await drilled(house, ids, this.signal);
    const report = drillReport(outcomes, intervalMs);
    this.out.write(`${drillText(this, flags, report)}\n`);
    if (!report.isInTime) this.exitCode = 1;
  } finally {
    await house.stop();
  }
}

/** Pins each miner as it is to be guarded, when it has been read. */
async function pinnedIds({ client, miners }: DrillHouse, signal: AbortSignal): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, { port }] of miners.entries()) {
    const path = await pathOfRead(client, port, signal);
    const { restore = "off" } = DRILLS[index] ?? {};
    const pinned = await client.call("PUT", path, guardSchema, { body: {} });
    const passwords = pinned.pin?.pools.map(() => "x") ?? [];
    if (restore === "setpool") {
      const web = path.replace(/guard$/, "web-password");
      await client.send("PUT", web, { password: DRILL_WEB_PASSWORD });
    }
    const secrets = restore === "setpool" ? { poolPasswords: passwords } : {};
    ids.push((await client.call("PUT", path, guardSchema, { body: { restore, ...secrets } })).minerId);
  }
  return ids;
}

async function pathOfRead(client: RestClient, port: number, signal: AbortSignal): Promise<string> {
  for (;;) {
    const miner = (await allMiners(client)).find((one) => one.port === port && one.presence === "online");
    if (miner !== undefined) return minerPath(miner, "/guard");
    await delay(100, undefined, { signal });
  }
}

function drilled(
  { client, miners }: DrillHouse,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly DrillOutcome[]> {
  return drillGuard({
    server: {
      guard: (id) => client.get(minerPath({ id }, "/guard"), guardSchema),
      alerts: (minerId) =>
        allPages(client, `/api/v1/alerts?minerId=${encodeURIComponent(minerId)}`, alertPage),
    },
    miners: ids.map((minerId, index) => ({
      minerId,
      strike: async () => {
        const miner = miners[index];
        if (miner !== undefined) await DRILLS[index]?.strike(miner);
      },
    })),
    limitMs: LIMIT_MS,
    signal,
  });
}
