import { join } from "node:path";
import { formatEndpoint } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { historyWriter, openBackups } from "../backup/index.js";
import { openDiscoveries, targetPolicy } from "../discovery/index.js";
import { type FixedMiner, fixedMinersOf, openFleet } from "../fleet/index.js";
import { type Closers, openHouseHistory } from "../running/index.js";
import type { Ground } from "./open-ground.js";

/** The miners: polled, searched for, remembered. */
export type Miners = ReturnType<typeof openMiners>;

/** Opens the fleet, and what reads it or finds miners for it. */
export function openMiners(ground: Ground, closers: Closers) {
  const { loaded, folder, store, events, journal, clock, log } = ground;
  const { config } = loaded;
  const transport = nodeTransport();
  const mayConnect = targetPolicy({ allowTargets: config.security.allowTargets });
  const simulated = new Set(ground.options.simulated?.map(({ endpoint }) => formatEndpoint(endpoint)));
  const fleet = openFleet({
    ...{ store, transport, events, journal, clock, mayConnect },
    polling: config.polling,
    subnets: config.subnets,
    fixedMiners: minersToBeginWith(ground),
    isSimulated: (endpoint) => simulated.has(formatEndpoint(endpoint)),
  });
  const history = config.history.enabled
    ? openHouseHistory({ folder, loaded, events, journal, log, clock })
    : undefined;
  // Added before the fleet's own stop, so that it ends behind it: nothing of the last poll is lost.
  closers.add(async () => await history?.stop());
  closers.add(() => fleet.stop());
  const backups = openBackups({
    ...{ folder: ground.backupFolder, stateFile: ground.stateFile, configFile: loaded.file },
    ...{ version: ground.options.version, events, journal, clock, settings: () => loaded.config.backup },
    writeHistory:
      history === undefined ? historyWriter(join(folder, "history")) : (toFile) => history.backup(toFile),
  });
  closers.add(() => backups.stop());
  const discoveries = openDiscoveries({ fleet, transport, clock, mayConnect, journal });
  closers.add(() => discoveries.stopAll());
  return { fleet, history, backups, discoveries };
}

function minersToBeginWith({ options, loaded }: Ground): readonly FixedMiner[] {
  const { hosts, simulated = [] } = options;
  const named = fixedMinersOf(loaded.config.miners, hosts);
  return [...named, ...simulated.map((miner): FixedMiner => ({ ...miner, source: "command-line" }))];
}
