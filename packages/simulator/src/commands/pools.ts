import { bool, escaped, type Field, fixed, int, text } from "../protocol/field.js";
import { listReply, type Reply, statusReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";
import { poolStatus, type RunningPool } from "../state/pool.js";
import { poolCounters } from "../state/pool-counters.js";
import { percentOf } from "./summary.js";

/** `pools`. */
export function pools(machine: Machine): Reply {
  if (machine.pools.length === 0) return statusReply(status(8));
  const rows = machine.pools.map((pool, index) => [
    ...poolHead(machine, pool, index),
    ...poolWork(machine, index),
  ]);
  return listReply(status(7, rows.length), "POOLS", rows);
}

function poolHead(machine: Machine, pool: RunningPool, index: number): Field[] {
  const now = poolCounters(machine, index);
  return [
    int("POOL", index),
    escaped("URL", pool.url),
    text("Status", poolStatus(pool)),
    int("Priority", pool.priority),
    int("Quota", pool.quota),
    text("Long Poll", "N"),
    int("Getworks", now.getworks),
    int("Accepted", now.accepted),
    int("Rejected", now.rejected),
    int("Works", now.works),
    int("Discarded", now.discarded),
    int("Stale", now.stale),
    int("Get Failures", now.getFailures),
    int("Remote Failures", 0),
    escaped("User", pool.worker),
    // Captured on the Q alone: the pool's password in plain text.
    ...(machine.model.poolPasswordShown ? [text("Password", pool.password)] : []),
  ];
}

function poolWork(machine: Machine, index: number): Field[] {
  const now = poolCounters(machine, index);
  const active = machine.activePool === index;
  const shares = now.accepted + now.rejected + now.stale;
  return [
    int("Last Share Time", now.lastShareS),
    int("Diff1 Shares", now.diff1Shares),
    text("Proxy Type", ""),
    escaped("Proxy", ""),
    fixed("Difficulty Accepted", now.accepted * now.workDifficulty, 8),
    fixed("Difficulty Rejected", now.rejected * now.workDifficulty, 8),
    fixed("Difficulty Stale", now.stale * now.workDifficulty, 8),
    fixed("Last Share Difficulty", now.shareDifficulty, 8),
    fixed("Work Difficulty", now.workDifficulty, 8),
    bool("Has Stratum", true),
    bool("Stratum Active", active),
    escaped("Stratum URL", now.stratumUrl),
    fixed("Stratum Difficulty", active ? now.workDifficulty : 0, 8),
    bool("Has Vmask", true),
    bool("Has GBT", false),
    int("Best Share", now.bestShare),
    fixed("Pool Rejected%", percentOf(now.rejected, shares), 4),
    fixed("Pool Stale%", percentOf(now.stale, shares), 4),
    int("Bad Work", now.badWork),
    int("Current Block Height", now.blockHeight),
    int("Current Block Version", now.blockVersion),
  ];
}
