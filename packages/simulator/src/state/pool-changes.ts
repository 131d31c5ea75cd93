import { shareDifficulty } from "./boot.js";
import { deviceSeconds } from "./device-clock.js";
import { schedule } from "./events.js";
import type { Machine } from "./machine.js";
import { type RunningPool, reorderPools, runningPool, type StoredPool } from "./pool.js";

/** The service needs a moment to leave one pool and log in to another. */
const switchMs = 3_000;

/** Lets the service find its pool again after something about the pools has changed. */
export function settlePools(machine: Machine): void {
  schedule(machine, "pool-settles", machine.atMs + switchMs);
}

/** Switches a pool on or off at run time. */
export function enablePool(machine: Machine, pool: RunningPool, enabled: boolean): void {
  pool.enabled = enabled;
  settlePools(machine);
}

/** Gives a pool the first place, and enables it. */
export function preferPool(machine: Machine, index: number): void {
  const pool = machine.pools[index];
  if (pool) pool.enabled = true;
  reorderPools(machine.pools, [index]);
  settlePools(machine);
}

/** Adds a pool behind the others, at run time; returns its index. */
export function appendPool(machine: Machine, stored: StoredPool): number {
  const index = machine.pools.length;
  machine.pools.push(runningPool(stored, index, shareDifficulty(machine)));
  settlePools(machine);
  return index;
}

/** Takes a pool out at run time; the pools behind it move up. */
export function dropPool(machine: Machine, index: number): void {
  machine.pools.splice(index, 1);
  if (machine.activePool > index) machine.activePool -= 1;
  [...machine.pools]
    .sort((a, b) => a.priority - b.priority)
    .forEach((pool, priority) => {
      pool.priority = priority;
    });
  settlePools(machine);
}

/** The pool's server dies or comes back; losing the pool in use is noted as an outage of the connection. */
export function setPoolAlive(machine: Machine, index: number, alive: boolean): void {
  const pool = machine.pools[index];
  if (!pool || pool.alive === alive) return;
  pool.alive = alive;
  if (!alive) pool.failures += 1;
  const nowS = deviceSeconds(machine);
  if (!alive && machine.activePool === index) {
    machine.flow.connectionLosses += 1;
    machine.networkLosses.push([nowS, 0]);
  }
  const outage = machine.networkLosses.at(-1);
  if (alive && outage && outage[1] === 0) outage[1] = nowS;
  settlePools(machine);
}
