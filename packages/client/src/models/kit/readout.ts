import { findMm, type MmReadout } from "../../mm/find-mm.js";
import { type MmFields, noMmFields } from "../../mm/mm-fields.js";
import { type CgminerReply, type ReplyRow, rowsOf } from "../../wire/reply.js";
import type { ReadingTable } from "./reading.js";

/** Everything one poll of a miner gave, ready to be read by the words of a model. */
export interface Readout {
  /** The bracket text of `estats`, or of `stats` where that is all there is. */
  readonly mm: MmReadout;
  readonly litestats: MmFields;
  readonly tables: { readonly [Table in ReadingTable]?: readonly ReplyRow[] };
}

const SECTIONS: { readonly [Table in ReadingTable]: string } = {
  summary: "SUMMARY",
  devs: "DEVS",
  stats: "STATS",
  temps: "TEMPS",
  fans: "FANS",
  power: "POWER",
};

/** Puts the replies of one poll together. `replies` are by command. */
export function toReadout(replies: Readonly<Record<string, CgminerReply>>): Readout {
  const tables: Partial<Record<ReadingTable, readonly ReplyRow[]>> = {};
  for (const table of Object.keys(SECTIONS) as ReadingTable[]) {
    const reply = replies[table] ?? (table === "stats" ? replies["estats"] : undefined);
    if (reply !== undefined) tables[table] = rowsOf(reply, SECTIONS[table]);
  }
  return { mm: statsMm(replies), litestats: mmOf(replies["litestats"]).main, tables };
}

/** `estats` first: the Avalon Q answers `stats` with an empty text now and then. */
function statsMm(replies: Readonly<Record<string, CgminerReply>>): MmReadout {
  const extended = mmOf(replies["estats"]);
  return extended.main === noMmFields ? mmOf(replies["stats"]) : extended;
}

function mmOf(reply: CgminerReply | undefined): MmReadout {
  return findMm(reply === undefined ? [] : rowsOf(reply, "STATS"));
}
