import { bool, type Field, fixed, int, text } from "../protocol/field.js";
import { listReply, type Reply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";
import { measure } from "../state/measure.js";
import { totals } from "../state/pool-counters.js";
import { percentOf } from "./summary.js";

/** `devs` and `edevs`. */
export function devs(machine: Machine): Reply {
  return listReply(status(9, 1), "DEVS", [deviceRow(machine)]);
}

/** The row of `devs`, which stock `asc|N` shows too. */
export function deviceRow(machine: Machine): Field[] {
  const now = measure(machine);
  const sum = totals(machine);
  const stock = machine.model.mm === null;
  return [
    int("ASC", 0),
    text("Name", machine.model.device.name),
    int("ID", 0),
    text("Enabled", "Y"),
    text("Status", "Alive"),
    fixed("Temperature", machine.model.deviceTemperature === "zero" ? 0 : now.chipAverageC, 2),
    fixed("MHS av", now.averageMhs, 2),
    fixed("MHS 5s", now.average5sMhs, 2),
    fixed("MHS 1m", now.average1mMhs, 2),
    fixed("MHS 5m", now.average5mMhs, 2),
    fixed("MHS 15m", now.average15mMhs, 2),
    int("Accepted", sum.accepted),
    int("Rejected", sum.rejected),
    int("Hardware Errors", now.hardwareErrors),
    fixed("Utility", (sum.accepted / now.elapsedS) * 60, 2),
    int("Last Share Pool", sum.latestPool),
    int("Last Share Time", sum.latest?.lastShareS ?? 0),
    fixed("Total MH", now.totalMh, 4),
    int("Diff1 Work", sum.diff1Shares),
    fixed("Difficulty Accepted", sum.difficultyAccepted, 8),
    fixed("Difficulty Rejected", sum.difficultyRejected, 8),
    fixed("Last Share Difficulty", sum.latest?.shareDifficulty ?? 0, 8),
    ...(stock ? [bool("No Device", false)] : []),
    int("Last Valid Work", now.lastValidWorkS),
    fixed("Device Hardware%", percentOf(now.hardwareErrors, now.hardwareErrors + sum.diff1Shares), 4),
    fixed("Device Rejected%", percentOf(sum.difficultyRejected, sum.diff1Shares), 4),
    fixed("Device Elapsed", now.elapsedS, 0),
  ];
}
