import { momentOf } from "../state/device-clock.js";
import { schedule } from "../state/events.js";
import { inputError, type Option, withValue } from "./option.js";

/** Reads `1:<unix>`: the moment by the device's own clock. */
function timeIn(value: string): number | undefined {
  const match = /^1:(\d+)$/.exec(value);
  return match ? Number(match[1]) : undefined;
}

/** `softoff,1:<unix>`: standby at that moment; a moment that is past means now. Captured on a Q. */
export const softoff = withValue("softoff", (machine, value) => {
  const seconds = timeIn(value);
  if (seconds === undefined) return inputError;
  machine.run.softOffTimeS = seconds;
  schedule(machine, "standby", Math.max(machine.atMs, momentOf(machine, seconds)));
  return { info: `success softoff:${seconds}` };
});

/** `softon,1:<unix>`: hash again from that moment on. */
export const softon = withValue("softon", (machine, value) => {
  const seconds = timeIn(value);
  if (seconds === undefined) return inputError;
  machine.run.softOnTimeS = seconds;
  schedule(machine, "wake", Math.max(machine.atMs, momentOf(machine, seconds)));
  return { info: `success softon:${seconds}` };
});

/** The A10 series has no time in it. Source: the vendor's A10 manual. */
export const softoffNow: Option = (machine) => {
  schedule(machine, "standby", machine.atMs);
  return "ok";
};

/** See {@link softoffNow}. */
export const softonNow: Option = (machine) => {
  schedule(machine, "wake", machine.atMs);
  return "ok";
};
