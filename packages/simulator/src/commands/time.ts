import { type Reply, statusReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import { setDeviceClock } from "../state/device-clock.js";
import type { Machine } from "../state/machine.js";

/** `time|get` and `time|set,t:<unix>,<zone>`. Even an unknown argument is answered with severity I. */
export function time(machine: Machine, parameter: string | undefined): Reply {
  if (parameter === undefined || parameter === "") return statusReply(status(130));
  return statusReply(status(131, timeText(machine, parameter)));
}

/** The text of the answer, which the Q gives as an ascset option. */
export function timeText(machine: Machine, argument: string): string {
  if (argument === "get") return `time t:${machine.kept.timezone}`;
  const zoneOnly = /^set,tz:(\S+)$/.exec(argument);
  if (zoneOnly?.[1] && machine.model.name === "nano3") {
    machine.kept.timezone = zoneOnly[1];
    return `time t:${zoneOnly[1]}`;
  }
  const full = /^set,t:(\d+),(.+)$/.exec(argument);
  if (!full?.[1] || !full[2]) return "time unknown argument";
  setDeviceClock(machine, Number(full[1]));
  machine.kept.timezone = full[2];
  return `time t:${full[1]} ${full[2]}`;
}
