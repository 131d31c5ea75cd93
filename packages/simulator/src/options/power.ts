import { powerSupply } from "../mm/hash-tokens.js";
import { scanInt } from "../protocol/c-number.js";
import { schedule } from "../state/events.js";
import { measure } from "../state/measure.js";
import { inputError, type Option, withValue } from "./option.js";

/** `voltage`: asks for `PS[...]`, or sets the rail in the unit that `PS` has (mV, or 10 mV on larger models). */
export const voltage: Option = (machine, value) => {
  if (value === undefined || value === "") return { info: powerSupply({ machine, now: measure(machine) }) };
  const unitMv = machine.model.powerSupply.includes("setRailMv") ? 1 : 10;
  const [minMv, maxMv] = machine.model.railRangeMv;
  const railMv = (scanInt(value) ?? 0) * unitMv;
  if (railMv < minMv || railMv > maxMv) {
    return { error: `Setting invalid: voltage range ${minMv / unitMv}~${maxMv / unitMv}` };
  }
  machine.run.railMv = railMv;
  return "ok";
};

const highestMhz = 1195;

/** `frequency,a:b:c:d`: only the last is bounded. The wording of the refusal is invented. */
export const frequency = withValue("frequency", (machine, value) => {
  const mhz = (value.split("-")[0] ?? "").split(":").map((part) => scanInt(part) ?? 0);
  const last = mhz[3] ?? mhz.at(-1) ?? 0;
  if (last > highestMhz) return { error: `Invalid value passed to set frequency, max ${highestMhz}` };
  machine.run.pllMhz = [0, 1, 2, 3].map((step) => mhz[step] ?? last);
  return "ok";
});

/** `loop`: the chips that answer, per board. */
export const loop: Option = ({ model }) => ({
  info: `LOOP[${`${model.chips} `.repeat(model.boards)}]`,
});

/** `volt-adjust-switch,1-0`; without the second number its fate is chance on a device, a refusal here. */
export const voltAdjustSwitch = withValue("volt-adjust-switch", (_machine, value) =>
  /^[01]-\d+$/.test(value) ? "ok" : inputError,
);

/** `hashpower[,0|1]` of the older series. */
export const hashpower: Option = (machine, value) => {
  if (value === undefined) return { info: powerSupply({ machine, now: measure(machine) }) };
  if (value === "0") {
    schedule(machine, "standby", machine.atMs);
    return { info: "Power off hash now ..." };
  }
  schedule(machine, "wake", machine.atMs);
  return "ok";
};
