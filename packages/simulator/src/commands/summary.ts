import { bool, escaped, fixed, int, text } from "../protocol/field.js";
import { type Reply, rowReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";
import { measure } from "../state/measure.js";
import { totals } from "../state/pool-counters.js";

/** A share of a whole in percent, 0 for nothing at all. */
export function percentOf(part: number, whole: number): number {
  return whole > 0 ? (part / whole) * 100 : 0;
}

/** `summary`. Averages divide by the elapsed seconds without a check: in the first second they are `nan`. */
export function summary(machine: Machine): Reply {
  const now = measure(machine);
  const sum = totals(machine);
  const shares = sum.accepted + sum.rejected + sum.stale;
  const deviceShares = sum.accepted + sum.rejected;
  return rowReply(status(11), "SUMMARY", [
    fixed("Elapsed", now.elapsedS, 0),
    fixed("MHS av", now.averageMhs, 2),
    fixed("MHS 5s", now.average5sMhs, 2),
    fixed("MHS 1m", now.average1mMhs, 2),
    fixed("MHS 5m", now.average5mMhs, 2),
    fixed("MHS 15m", now.average15mMhs, 2),
    int("Found Blocks", now.foundBlocks),
    int("Getworks", now.getworks),
    int("Accepted", sum.accepted),
    int("Rejected", sum.rejected),
    int("Hardware Errors", now.hardwareErrors),
    fixed("Utility", (sum.accepted / now.elapsedS) * 60, 2),
    int("Discarded", sum.discarded),
    int("Stale", sum.stale),
    int("Get Failures", sum.getFailures),
    int("Local Work", now.localWork),
    int("Remote Failures", 0),
    int("Network Blocks", now.networkBlocks),
    fixed("Total MH", now.totalMh, 4),
    fixed("Work Utility", (sum.diff1Shares / now.elapsedS) * 60, 2),
    fixed("Difficulty Accepted", sum.difficultyAccepted, 8),
    fixed("Difficulty Rejected", sum.difficultyRejected, 8),
    fixed("Difficulty Stale", sum.difficultyStale, 8),
    int("Best Share", sum.bestShare),
    fixed("Device Hardware%", percentOf(now.hardwareErrors, now.hardwareErrors + sum.diff1Shares), 4),
    fixed("Device Rejected%", percentOf(sum.rejected, deviceShares), 4),
    fixed("Pool Rejected%", percentOf(sum.rejected, shares), 4),
    fixed("Pool Stale%", percentOf(sum.stale, shares), 4),
    int("Last getwork", 0),
  ]);
}

/** `coin`. The block time counts from boot, not from 1970. */
export function coin(machine: Machine): Reply {
  const now = measure(machine);
  return rowReply(status(78), "COIN", [
    text("Hash Method", "sha256"),
    fixed("Current Block Time", now.blockTimeS, 6),
    text("Current Block Hash", now.blockHash),
    bool("LP", true),
    fixed("Network Difficulty", now.networkDifficulty, 8),
  ]);
}

/** `lcd`: what the little display shows. */
export function lcd(machine: Machine): Reply {
  const now = measure(machine);
  const sum = totals(machine);
  const pool = machine.pools[machine.activePool];
  return rowReply(status(125), "LCD", [
    fixed("Elapsed", now.elapsedS, 0),
    fixed("GHS av", now.averageMhs / 1000, 2),
    fixed("GHS 5m", now.average5mMhs / 1000, 2),
    fixed("GHS 5s", now.average5sMhs / 1000, 2),
    fixed("Temperature", machine.model.deviceTemperature === "zero" ? 0 : now.chipAverageC, 2),
    fixed("Last Share Difficulty", sum.latest?.shareDifficulty ?? 0, 8),
    int("Last Share Time", sum.latest?.lastShareS ?? 0),
    int("Best Share", sum.bestShare),
    int("Last Valid Work", now.lastValidWorkS),
    int("Found Blocks", now.foundBlocks),
    escaped("Current Pool", pool?.url ?? "none"),
    escaped("User", pool?.worker ?? ""),
  ]);
}
