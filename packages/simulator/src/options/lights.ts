import { scanInt } from "../protocol/c-number.js";
import { inputError, type Option, withValue } from "./option.js";

/** `ledmode,0|1`: day or dark. 256 counts as 0; dark switches the display off too, day on. */
export const ledmode = withValue("ledmode", (machine, value) => {
  const number = scanInt(value);
  const mode = number === undefined ? -1 : number & 0xff;
  if (mode !== 0 && mode !== 1) return inputError;
  machine.kept.ledMode = mode;
  machine.kept.displayOn = mode === 0;
  return { info: `success set:${mode}` };
});

/** `ledset,effect-bright-temper-R-G-B`. In dark mode it is refused, as information. */
export const ledset = withValue("ledset", (machine, value) => {
  if (machine.kept.ledMode !== 0) return { info: "not in (day)mode now" };
  const parts = value.split("-").map(scanInt);
  const [effect] = parts;
  if (parts.length !== 6 || parts.includes(undefined) || effect === undefined || effect > 4) {
    return { error: "led parameter wrong" };
  }
  machine.run.ledRunning = effect;
  machine.kept.ledUser = parts.map((part) => (part ?? 0) & 0xff).join("-");
  return { info: "led set ok" };
});

/** `nightlamp,<0|1>-<seconds>`, in dark mode only. */
export const nightlamp = withValue("nightlamp", (machine, value) => {
  if (machine.kept.ledMode !== 1) return { error: "not in (dark)mode now" };
  const match = /^([01])-(\d+)$/.exec(value);
  return match ? { info: `success set:${match[1]} ${match[2]}` } : inputError;
});

/** `led,1-0|1|255` of the older series: the white locating light; 255 asks. */
export const locateLight = withValue("led", (machine, value) => {
  const match = /^1-(\d+)$/.exec(value);
  if (!match && value !== "get") return inputError;
  const wanted = Number(match?.[1] ?? 255);
  if (wanted <= 1) machine.run.locateLed = wanted === 1;
  return { info: `LED[${machine.run.locateLed ? 1 : 0}]` };
});

/** `lcd,<id>:<value>`: 0 on/off, 1 backlight, 2 page; all else is answered with success and ignored. */
export const lcdOption: Option = (machine, value) => {
  if (value === undefined) return { error: "missing lcd setting" };
  if (value === "") return { error: "No value passed to lcd" };
  const [idText = "", valueText = ""] = value.split(":");
  const id = scanInt(idText) ?? 0;
  const number = scanInt(valueText) ?? 0;
  if (id === 0) machine.kept.displayOn = number !== 0;
  if (id === 1) machine.run.backlight = number;
  if (id === 2 && number >= 1 && number <= 3) machine.kept.displayPage = number;
  return { info: `success lcd:id[${id}] val[${number}] len=4` };
};

/** `wallpaper`: only `none` is taken; pictures need the vendor's signature. */
export const wallpaper = withValue("wallpaper", (_machine, value) =>
  value.startsWith("none") ? { info: "wallpaper recv ok 0" } : { error: "wallpaper recv failed 0" },
);
