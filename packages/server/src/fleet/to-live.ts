import { type MinerIdentity, type ModelDefinition, models } from "@hearthash/client";
import type { MinerLimits } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";
import type { MinerEntry } from "./miner-entry.js";

/** What the fleet shows of a miner now. */
export function toLive(entry: MinerEntry, isSimulated: boolean, pollIntervalMs: number): LiveMiner {
  const { row, fixed, standing } = entry;
  const model = models.find(({ id }) => id === row.identity?.model);
  return {
    id: row.id,
    name: fixed?.name ?? row.name ?? nameFor(entry, model),
    place: fixed?.place ?? row.place,
    notes: fixed?.notes ?? row.notes,
    endpoint: entry.endpoint,
    source: fixed?.source ?? row.source,
    isSimulated,
    limits: limitsOf(entry),
    identity: row.identity,
    model,
    presence: standing.presence,
    presenceSince: standing.since,
    state: standing.state,
    snapshot: entry.snapshot,
    polledAt: entry.polledAt,
    lastSeenAt: standing.seenAt,
    pollIntervalMs,
    error: entry.error,
    notices: [...entry.notices.values()],
    pools: entry.pools,
    strangerId: entry.stranger?.id,
    guard: entry.guard,
  };
}

/** The model's name and the end of its identity: no text of the device, and it stays when the address changes. */
function nameFor(entry: MinerEntry, model: ModelDefinition | undefined): string {
  if (model === undefined || !entry.hasRealIdentity) return entry.endpoint.host;
  return `${model.name} ${entry.id.slice(-4)}`;
}

/** A word for a device that is safe to show: its id and the name of its model, never its own texts. */
export function describeDevice(identity: MinerIdentity): string {
  const model = models.find(({ id }) => id === identity.model);
  return model === undefined ? identity.id : `${identity.id} (${model.name})`;
}

function limitsOf({ row, fixed }: MinerEntry): MinerLimits {
  return {
    maxPowerW: row.maxPowerW,
    neverOnUnattended: row.neverOnUnattended,
    ...fixed?.limits,
  };
}
