import type { Machine } from "./machine.js";
import type { EventKind } from "./scheduled-event.js";

/** Plans an event, in place of an earlier plan of the same kind. */
export function schedule(machine: Machine, kind: EventKind, atMs: number): void {
  cancel(machine, kind);
  machine.events.push({ kind, atMs });
  machine.events.sort((a, b) => a.atMs - b.atMs);
}

/** Drops a plan. */
export function cancel(machine: Machine, kind: EventKind): void {
  machine.events = machine.events.filter((event) => event.kind !== kind);
}

/** When the API port will change next, in milliseconds of the clock; undefined when nothing is planned. */
export function nextPortChange(machine: Machine): number | undefined {
  const changes: readonly EventKind[] = ["reboot", "port-hangs", "service-starts"];
  return machine.events.find((event) => changes.includes(event.kind))?.atMs;
}
