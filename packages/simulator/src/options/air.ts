import { scanInt } from "../protocol/c-number.js";
import { inputError, type Option, withValue } from "./option.js";

/** `fan-spd`: -1 for automatic, or a duty. `15..60` is read as 15 and `50.9` as 50. */
export const fanSpeed: Option = (machine, value) => {
  if (value === undefined) return { error: "missing fan-spd setting" };
  if (value === "") return { error: "No value passed to avalon-fan" };
  const { minPercent } = machine.model.fans;
  const duty = scanInt(value);
  const valid = duty !== undefined && (duty === -1 || (duty >= minPercent && duty <= 100));
  if (!valid) {
    return { error: `invalid fan value, valid range ${minPercent}-100 for stable pwm,-1 for auto adjust` };
  }
  machine.run.fan = duty;
  return "ok";
};

/** `target-temp,50..90`: until the next reboot or change of mode. The wording of the refusal is invented. */
export const targetTemp = withValue("target-temp", (machine, value) => {
  const celsius = scanInt(value);
  if (celsius === undefined || celsius < 50 || celsius > 90) {
    return { error: "target-temp value should be 50~90" };
  }
  machine.run.targetChipC = celsius;
  return "ok";
});

/** `limittemp,20..50`: the Mini 3's own room limit, 0 for none. The wording of the refusal is invented. */
export const limitTemp = withValue("limittemp", (machine, value) => {
  const celsius = scanInt(value);
  if (celsius === undefined || (celsius !== 0 && (celsius < 20 || celsius > 50))) {
    return { error: "limittemp value should be 20~50" };
  }
  machine.kept.roomLimitC = celsius;
  return "ok";
});

/** `filter-clean,1`: the filter's running time starts again. */
export const filterClean = withValue("filter-clean", (machine, value) => {
  if (scanInt(value) !== 1) return inputError;
  machine.kept.filterMinutes = 0;
  return "ok";
});
