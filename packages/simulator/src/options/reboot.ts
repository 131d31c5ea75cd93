import { scanShort } from "../protocol/c-number.js";
import { schedule } from "../state/events.js";
import { withValue } from "./option.js";

/** `reboot,<0..300>`: read with 16 bits, so 70000 counts as 4464. The answer still goes out before the end. */
export const reboot = withValue("reboot", (machine, value) => {
  const seconds = scanShort(value);
  if (seconds === undefined) return { error: "reboot value not number" };
  if (seconds < 0 || seconds > 300) return { error: "reboot value should be 0~300 seconds" };
  machine.bootCause = "0x05.00000000";
  schedule(machine, "reboot", machine.atMs + seconds * 1000);
  return "ok";
});

/** `reboot,all|master|slave` of the Nano 3 (strings of its binary). */
export const rebootAll = withValue("reboot", (machine, value) => {
  if (!["all", "master", "slave"].includes(value)) return { error: "reboot value unknown" };
  schedule(machine, "reboot", machine.atMs);
  return "ok";
});
