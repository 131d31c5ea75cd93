import { isBracketField } from "../wire/bracket-field.js";
import type { ReplyRow } from "../wire/reply.js";
import { type MmFields, noMmFields, parseMm } from "./mm-fields.js";

/** The bracket texts of a stats reply: one per module, and the board arrays the Avalon Q keeps apart. */
export interface MmReadout {
  /** The first module's values; the only one on every home miner. */
  readonly main: MmFields;
  /** Further modules, on A7 to A9 machines with several. */
  readonly others: readonly MmFields[];
  /** `HBinfo` of the Avalon Q: chip temperatures and voltages. */
  readonly boards: MmFields;
}

/**
 * Finds the bracket texts in the rows of `STATS`, by any of their names: `MM ID0`, `MM ID0:Summary`, `MM ID1` ...,
 * `HBinfo`. An empty text counts as absent: the Avalon Q sends one now and then.
 */
export function findMm(rows: readonly ReplyRow[]): MmReadout {
  const modules: MmFields[] = [];
  let boards = noMmFields;
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (!isBracketField(key) || typeof value !== "string" || value.trim() === "") continue;
      const fields = parseMm(value, key);
      if (key === "HBinfo") boards = fields;
      else modules.push(fields);
    }
  }
  return { main: modules[0] ?? noMmFields, others: modules.slice(1), boards };
}
