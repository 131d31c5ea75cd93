import { atoi, scanInt } from "../protocol/c-number.js";
import { type Reply, statusReply } from "../protocol/reply.js";
import { type Status, status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";
import { type RunningPool, reorderPools } from "../state/pool.js";
import { enablePool, preferPool, settlePools } from "../state/pool-changes.js";
import type { Command } from "./command.js";

type Chosen = { readonly index: number; readonly pool: RunningPool };

/** Finds the pool a command names, with the refusals in the order of the service's source. */
function choosePool(machine: Machine, parameter: string | undefined): Chosen | Status {
  if (machine.pools.length === 0) return status(8);
  if (parameter === undefined || parameter === "") return status(25);
  return poolAt(machine, atoi(parameter));
}

function poolAt(machine: Machine, index: number): Chosen | Status {
  const pool = machine.pools[index];
  return pool ? { index, pool } : status(26, index, machine.pools.length - 1);
}

/** A command about one pool. */
export function onPool(act: (machine: Machine, chosen: Chosen) => Status): Command {
  return (machine, parameter) => {
    const chosen = choosePool(machine, parameter);
    return statusReply("code" in chosen ? chosen : act(machine, chosen));
  };
}

/** `switchpool|N`: first in priority, enabled, at run time only. */
export const switchpool = onPool((machine, { index, pool }) => {
  preferPool(machine, index);
  return status(27, index, pool.url);
});

/** `enablepool|N`. */
export const enablepool = onPool((machine, { index, pool }) => {
  if (pool.enabled) return status(49, index, pool.url);
  enablePool(machine, pool, true);
  return status(47, index, pool.url);
});

/**
 * `disablepool|N`. The home firmware keeps no count of enabled pools, so only a single configured pool is safe
 * from it: of three, all three can be disabled.
 */
export const disablepool = onPool((machine, { index, pool }) => {
  if (!pool.enabled) return status(50, index, pool.url);
  const guarded = machine.model.countsEnabledPools
    ? machine.pools.filter((one) => one.enabled).length
    : machine.pools.length;
  if (guarded <= 1) return status(51, index, pool.url);
  enablePool(machine, pool, false);
  return status(48, index, pool.url);
});

/** `poolpriority|N,N...`: the named pools first, the others behind them in their old order. */
export function poolpriority(machine: Machine, parameter: string | undefined): Reply {
  return statusReply(changePriorities(machine, parameter));
}

function changePriorities(machine: Machine, parameter: string | undefined): Status {
  if (machine.pools.length === 0) return status(8);
  if (parameter === undefined || parameter === "") return status(25);
  const order = parameter.split(",").map(atoi);
  for (const [place, index] of order.entries()) {
    if (!machine.pools[index]) return status(26, index, machine.pools.length - 1);
    if (order.indexOf(index) !== place) return status(74, index);
  }
  reorderPools(machine.pools, order);
  settlePools(machine);
  return status(73);
}

/** `poolquota|N,Q` of stock cgminer. */
export function poolquota(machine: Machine, parameter: string | undefined): Reply {
  const chosen = choosePool(machine, parameter);
  if ("code" in chosen) return statusReply(chosen);
  const written = parameter?.split(",")[1];
  if (written === undefined) return statusReply(status(86, parameter ?? ""));
  const quota = scanInt(written) ?? 0;
  if (quota < 0) return statusReply(status(121, quota, "quota"));
  chosen.pool.quota = quota;
  return statusReply(status(122, chosen.pool.url, quota));
}
