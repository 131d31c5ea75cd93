import { formatEndpoint } from "@hearthash/client";
import type { FixedMiner } from "./fleet-options.js";
import type { MinerRow } from "./miner-rows.js";
import type { Registry } from "./registry.js";

/**
 * Lists the miners of a start: the owner's, and those that the configuration or the command line name now. One of
 * those that has moved is known by the id it had at the address that names it.
 */
export function listMiners(registry: Registry, fixedMiners: readonly FixedMiner[]): void {
  const rows = registry.rows.all();
  const fixedBy = new Map<string, FixedMiner>();
  const newRows: MinerRow[] = [];
  const stored = new Set(rows);
  const find = finder(rows, registry.rows.aliases());
  registry.rows.together(() => {
    for (const fixed of fixedMiners) {
      const row = find(fixed) ?? registry.newRow(fixed.endpoint, fixed.source);
      if (fixedBy.has(row.id)) continue;
      fixedBy.set(row.id, fixed);
      if (stored.has(row)) continue;
      registry.rows.save(row);
      newRows.push(row);
    }
  });
  for (const row of [...rows, ...newRows]) {
    const fixed = fixedBy.get(row.id);
    if (row.source === "owner" || fixed !== undefined) registry.list(row, fixed);
    else registry.rememberFormer(row);
  }
}

function finder(rows: readonly MinerRow[], aliases: ReadonlyMap<string, string>) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byAddress = new Map(rows.map((row) => [formatEndpoint(row), row]));
  return ({ endpoint }: FixedMiner): MinerRow | undefined => {
    const named = byId.get(aliases.get(`at-${endpoint.host}-${endpoint.port}`) ?? "");
    if (named !== undefined && named.source !== "owner") return named;
    return byAddress.get(formatEndpoint(endpoint));
  };
}
