/** What can happen to a miner by itself. */
export type EventKind =
  | "work-begins"
  | "standby"
  | "wake"
  | "reboot"
  | "port-hangs"
  | "service-starts"
  | "clock-set"
  | "calibrated"
  | "pool-settles";

/** Something that will happen at a moment of the clock. */
export interface ScheduledEvent {
  readonly atMs: number;
  readonly kind: EventKind;
}
