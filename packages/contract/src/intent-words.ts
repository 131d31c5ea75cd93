import type { IntentInput } from "./intents.js";

type Kind = IntentInput["kind"];
type Words<Of extends Kind> = (
  intent: Readonly<Partial<Extract<IntentInput, { kind: Of }>>>,
  degrees: DegreesText,
) => string;

/** A temperature with its unit, in whatever scale its reader has. */
type DegreesText = (celsius: number) => string;

const inCelsius: DegreesText = (celsius) => `${celsius} °C`;

const effects: Readonly<Record<Extract<IntentInput, { kind: "setLed" }>["effect"], string>> = {
  off: "light off",
  on: "light on",
  blink: "light blinking",
  breathe: "light breathing",
  cycle: "light changing its colours",
};

/** Every intent as what is there when it is done, within a sentence. A new one does not compile until it has words. */
const words: { readonly [Of in Kind]: Words<Of> } = {
  setWorkMode: ({ mode }) => `${mode} mode`,
  setWorkLevel: ({ level }) => `level ${level}`,
  standby: () => "standby",
  wake: () => "wake up",
  setFan: ({ percent }) => (percent === "auto" ? "fan automatic" : `fan ${percent} %`),
  setTargetTemp: ({ celsius }, degrees) => `chip target ${degrees(Number(celsius))}`,
  setRoomLimit: ({ celsius }, degrees) => `room limit ${degrees(Number(celsius))}`,
  setLcd: ({ on }) => (on === true ? "display on" : "display off"),
  setLed: lightText,
  cleanFilter: () => "dust filter cleaned",
  reboot: ({ delayS = 0 }) => (delayS === 0 ? "restart" : `restart in ${delayS} s`),
  setWebPassword: () => "new web password",
  switchPool: ({ pool }) => `switch to pool ${pool}`,
  enablePool: ({ pool }) => `pool ${pool} switched on`,
  disablePool: ({ pool }) => `pool ${pool} switched off`,
  setPoolPriority: ({ pools }) => `pools in the order ${pools?.join(", ")}`,
  setPoolQuota: ({ pool, quota }) => `quota of pool ${pool}: ${quota}`,
  addPool: ({ url, worker }) => `one more pool: ${url}, worker ${worker}`,
  removePool: ({ pool }) => `pool ${pool} removed`,
  setPool: ({ slot, url, worker }) => `pool ${slot} set to ${url}, worker ${worker}`,
};

/**
 * What an intent does in a few words, to stand within a sentence: "display off", "night mode". Pools have the miner's
 * own numbers, from 0. It says no password; a kept intent of a kind that is not known is named by its kind.
 */
export function intentText(
  intent: Readonly<Record<string, unknown>>,
  degrees: DegreesText = inCelsius,
): string {
  const kind = String(intent["kind"]);
  if (!Object.hasOwn(words, kind)) return kind;
  const say = words[kind as Kind] as (given: typeof intent, degrees: DegreesText) => string;
  return say(intent, degrees);
}

/** The same at the beginning of a sentence: "Display off". */
export function intentTitle(intent: Readonly<Record<string, unknown>>, degrees?: DegreesText): string {
  const text = intentText(intent, degrees);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lightText({ effect = "on", brightness, color }: Parameters<Words<"setLed">>[0]): string {
  const bright = brightness === undefined ? "" : `, ${brightness} %`;
  return `${effects[effect] ?? `light: ${effect}`}${bright}${color === undefined ? "" : `, ${colorText(color)}`}`;
}

/** A colour as it is written everywhere: #ff8800. */
export function colorText(color: readonly number[]): string {
  return `#${color.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
