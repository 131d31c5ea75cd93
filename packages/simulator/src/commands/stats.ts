import { mmString } from "../mm/mm-string.js";
import { bool, type Field, fixed, int, text } from "../protocol/field.js";
import { listReply, type Reply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";
import { measure } from "../state/measure.js";
import { poolCounters } from "../state/pool-counters.js";

/** `stats`: the device, then one row per pool. */
export function stats(machine: Machine): Reply {
  const { elapsedS } = measure(machine);
  const rows = machine.pools.map((_, index) => poolRow(machine, index, elapsedS));
  return listReply(status(70), "STATS", [deviceRow(machine), ...rows]);
}

/** `estats`: the device alone. `all` adds the fields per chip, and goes on doing so in `stats` until an estats without it. */
export function estats(machine: Machine, parameter: string | undefined): Reply {
  machine.run.showAllStats = parameter === "all";
  return listReply(status(70), "STATS", [deviceRow(machine)]);
}

/** `litestats`: one row without index, a short string (the Q: its full string, without the chip lists). */
export function litestats(machine: Machine): Reply {
  const { lite, mm } = machine.model;
  const names = lite === "full" ? mm : lite;
  return listReply(status(70), "STATS", [mmMembers(machine, names ?? [], false)]);
}

/** Timing members that every row starts with; nothing is ever measured, so Min keeps its first value. */
function rowHead(elapsedS: number, index: number, id: string): Field[] {
  return [
    int("STATS", index),
    text("ID", id),
    fixed("Elapsed", elapsedS, 0),
    int("Calls", 0),
    fixed("Wait", 0, 6),
    fixed("Max", 0, 6),
    fixed("Min", 99_999_999, 6),
  ];
}

function deviceRow(machine: Machine): Field[] {
  const head = rowHead(measure(machine).elapsedS, 0, machine.model.device.id);
  return machine.model.mm ? [...head, ...mmMembers(machine, machine.model.mm, true)] : head;
}

function mmMembers(machine: Machine, names: readonly string[], withChips: boolean): Field[] {
  const { model } = machine;
  const mm = mmString(machine, names);
  if (model.mmStyle === "wrapped") {
    const members = [text("MM ID0:Summary", `'STATS':{${mm}}`)];
    if (withChips) members.push(text("HBinfo", `'HB0':{${mmString(machine, ["PVT_T", "PVT_V", "MW"])}}`));
    return members;
  }
  return [
    text("MM ID0", mm),
    int("MM Count", 1),
    ...(model.statsExtras
      ? [int("Smart Speed", 1), int("Connection Overloaded", 0), int("Voltage Level Offset", 0)]
      : []),
    int("Nonce Mask", model.nonceMask),
  ];
}

function poolRow(machine: Machine, index: number, elapsedS: number): Field[] {
  const now = poolCounters(machine, index);
  return [
    ...rowHead(elapsedS, index + 1, `POOL${index}`),
    int("Pool Calls", 0),
    int("Pool Attempts", 0),
    fixed("Pool Wait", 0, 6),
    fixed("Pool Max", 0, 6),
    fixed("Pool Min", 99_999_999, 6),
    fixed("Pool Av", 0, 6),
    bool("Work Had Roll Time", false),
    bool("Work Can Roll", false),
    bool("Work Had Expire", false),
    int("Work Roll Time", 0),
    fixed("Work Diff", now.workDifficulty, 8),
    fixed("Min Diff", now.workDifficulty, 8),
    fixed("Max Diff", now.workDifficulty, 8),
    int("Min Diff Count", now.getworks),
    int("Max Diff Count", now.getworks),
    int("Times Sent", now.timesSent),
    int("Bytes Sent", now.bytesSent),
    int("Times Recv", now.timesReceived),
    int("Bytes Recv", now.bytesReceived),
    int("Net Bytes Sent", now.bytesSent),
    int("Net Bytes Recv", now.bytesReceived),
  ];
}
