import type { MinerState, StateReading } from "../../domain/state.js";
import type { MmFields } from "../../mm/mm-fields.js";
import type { IssueList } from "../../wire/issue.js";
import type { Evaluated } from "./evaluate-reading.js";
import type { Readout } from "./readout.js";

/** Words of SYSTEMSTATU. Source: vendor's published Nano 3S service, driver-avalon.c; captured Q and Mini 3. */
export const STATE_WORDS: ReadonlyMap<string, MinerState> = new Map([
  ["init", "starting"],
  ["work", "hashing"],
  ["idle", "standby"],
  ["standby", "standby"],
  ["fault", "fault"],
]);

/** Numbers of STATE, in the order of the same table. */
export const STATE_NUMBERS: readonly MinerState[] = ["starting", "hashing", "standby", "fault"];

/**
 * What the miner is doing: its own word for it first. Only where it has none (Nano 3, foreign miners) does the
 * rate of this moment tell. Averages never do: an Avalon Q in standby still shows 44 TH/s on average.
 */
export function readState(readout: Readout, rateNow: Evaluated | undefined, issues: IssueList): StateReading {
  const word = stateWord(readout.mm.main);
  const number = stateNumber(readout);
  if (word !== undefined) {
    if (number !== undefined && number.state !== word.state) {
      issues.add("state-conflict", "STATE", `STATE means ${number.state}, SYSTEMSTATU ${word.state}`);
    }
    return word;
  }
  return number ?? stateByRate(readout.mm.main, rateNow);
}

function stateWord(fields: MmFields): StateReading | undefined {
  const match = /\bIn\s+([A-Za-z]+)/.exec(fields.text("SYSTEMSTATU") ?? "");
  const state = STATE_WORDS.get(match?.[1]?.toLowerCase() ?? "");
  return state === undefined ? undefined : { state, source: "SYSTEMSTATU" };
}

function stateNumber(readout: Readout): StateReading | undefined {
  const own = readout.mm.main.number("STATE");
  const number = own ?? readout.litestats.number("STATE");
  const state = number === undefined ? undefined : STATE_NUMBERS[number];
  if (state === undefined) return undefined;
  return { state, source: own === undefined ? "litestats.STATE" : "STATE" };
}

/** `SoftOFF` is a reason, not a switch: it counts only while nothing is hashed. */
function stateByRate(fields: MmFields, rateNow: Evaluated | undefined): StateReading {
  if (rateNow === undefined) return { state: "unknown", source: undefined };
  if (typeof rateNow.value === "number" && rateNow.value > 0)
    return { state: "hashing", source: rateNow.source };
  const softOff = fields.number("SoftOFF");
  if (softOff !== undefined && softOff !== 0) return { state: "standby", source: "SoftOFF" };
  return { state: "unknown", source: rateNow.source };
}
