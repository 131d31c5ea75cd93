import type { Machine } from "./machine.js";

/**
 * The device's own time in whole seconds: Unix time, or the seconds since boot while the clock is not set
 * (captured: `When=24701` of a miner without network time).
 */
export function deviceSeconds(machine: Machine, atMs: number = machine.atMs): number {
  if (!machine.deviceClock.set) return Math.floor((atMs - machine.bootedMs) / 1000);
  return Math.floor((atMs + machine.deviceClock.offsetMs) / 1000);
}

/** The moment of the simulator's clock at which the device's clock shows `seconds`. */
export function momentOf(machine: Machine, seconds: number): number {
  return machine.atMs + (seconds - deviceSeconds(machine)) * 1000;
}

/** Sets the device's clock. */
export function setDeviceClock(machine: Machine, seconds: number): void {
  machine.deviceClock = { set: true, offsetMs: seconds * 1000 - machine.atMs };
}
