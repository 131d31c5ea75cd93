import { timeText } from "../commands/time.js";
import type { Machine } from "../state/machine.js";
import { password, qrAuth, setpoolOfA10 } from "./account.js";
import { fanSpeed, filterClean, limitTemp, targetTemp } from "./air.js";
import { inertOptions } from "./inert.js";
import { lcdOption, ledmode, ledset, locateLight, nightlamp, wallpaper } from "./lights.js";
import { type Option, withValue } from "./option.js";
import { frequency, hashpower, loop, voltAdjustSwitch, voltage } from "./power.js";
import { reboot, rebootAll } from "./reboot.js";
import { softoff, softoffNow, softon, softonNow } from "./standby.js";
import { worklevel, workModeLevel, workmode, workmodeOfA10 } from "./work-mode.js";

const table: Readonly<Record<string, Option>> = {
  ...inertOptions,
  help: ({ model }) => ({ info: `${(model.options ?? []).join("|")}|` }),
  voltage,
  frequency,
  loop,
  "volt-adjust-switch": voltAdjustSwitch,
  hashpower,
  "fan-spd": fanSpeed,
  "target-temp": targetTemp,
  limittemp: limitTemp,
  "filter-clean": filterClean,
  ledmode,
  ledset,
  nightlamp,
  led: locateLight,
  lcd: lcdOption,
  wallpaper,
  workmode,
  worklevel,
  work_mode_lvl: workModeLevel,
  softoff,
  softon,
  reboot,
  password,
  qr_auth: qrAuth,
  setpool: setpoolOfA10,
  time: withValue("time", (machine, value) => ({ info: timeText(machine, value) })),
  "hash-sn-read": withValue("hash-sn-read", ({ identity }) => ({ info: `Hash-0 SN:${identity.dna}` })),
};

/** Settings that a model reads in its own way. */
const special: Readonly<Partial<Record<string, Readonly<Record<string, Option>>>>> = {
  nano3: { reboot: rebootAll },
  a1246: { workmode: workmodeOfA10, softoff: softoffNow, softon: softonNow },
};

/** Finds a setting of the model, whatever the case of its letters; undefined when it has none of that name. */
export function findOption({ model }: Machine, name: string): Option | undefined {
  const known = model.options?.find((option) => option.toLowerCase() === name.toLowerCase());
  if (known === undefined) return undefined;
  return special[model.name]?.[known] ?? table[known];
}
