import { HearthashError } from "../errors/hearthash-error.js";
import type { IntentOf, LedEffect } from "./intent.js";
import type { ControlRequest } from "./outcome.js";
import { checkField } from "./pool-fields.js";
import { ascset, type Recipe, type Recipes } from "./recipe.js";
import { mmOf, type Situation } from "./situation.js";
import { webPasswordOf } from "./web-password.js";
import { checkWhole } from "./whole-number.js";

/* Fan, temperatures, lights, filter, restart, web password. Source: vendor's published Nano 3S service, driver-avalon.c. */

const setFan: Recipe<"setFan"> = {
  control: "fan",
  need: () => ({ option: "fan-spd" }),
  before: [],
  request: ({ percent }, { model }) => {
    if (percent === "auto") return ascset("fan-spd", "-1");
    return ascset(
      "fan-spd",
      String(checkWhole("the fan duty in percent", percent, model.dialect.fanPercent ?? [15, 100])),
    );
  },
  after: "snapshot",
  withinMs: 20_000,
  verify: ({ percent }, { snapshot }) => {
    if (percent === "auto")
      return { neverShown: "the miner does not show whether it regulates the fan itself" };
    const now = snapshot?.points.fanPercent;
    return (now !== undefined && Math.abs(now - percent) <= 1) || `the miner still shows ${now ?? "no"} %`;
  },
};

const setTargetTemp: Recipe<"setTargetTemp"> = {
  control: "targetTemp",
  need: () => ({ option: "target-temp" }),
  before: [],
  request: ({ celsius }, { model }) =>
    ascset(
      "target-temp",
      String(checkWhole("the chip target in °C", celsius, model.dialect.targetTempC ?? [50, 90])),
    ),
  after: "snapshot",
  withinMs: 20_000,
  verify: ({ celsius }, { snapshot }) =>
    snapshot?.points.tempTargetC === celsius ||
    `the miner still shows ${snapshot?.points.tempTargetC ?? "no"} °C`,
};

const setRoomLimit: Recipe<"setRoomLimit"> = {
  control: "roomLimit",
  need: () => ({ option: "limittemp" }),
  before: [],
  request: ({ celsius }, { model }) =>
    ascset(
      "limittemp",
      String(checkWhole("the room limit in °C", celsius, model.dialect.roomLimitC ?? [20, 50])),
    ),
  after: "snapshot",
  withinMs: 20_000,
  verify: ({ celsius }, { snapshot }) => {
    const now = snapshot?.points.tempLimitC;
    return (
      now === celsius ||
      (now === undefined ? "the miner does not show its room limit" : `the miner still shows ${now} °C`)
    );
  },
};

/** Answered with success whatever it is told, so the reading afterwards is what counts. */
const setLcd: Recipe<"setLcd"> = {
  control: "lcd",
  need: () => ({ option: "lcd" }),
  before: [],
  request: ({ on }) => ascset("lcd", `0:${on ? 1 : 0}`),
  after: "snapshot",
  withinMs: 10_000,
  verify: ({ on }, { snapshot }) =>
    snapshot?.points.lcdOn === on || `the miner does not show the display ${on ? "on" : "off"}`,
};

const EFFECTS: Readonly<Record<LedEffect, number>> = { off: 0, on: 1, blink: 2, breathe: 3, cycle: 4 };

const setLed: Recipe<"setLed"> = {
  control: "led",
  need: (_intent, model) => ({ option: model.dialect.led === "locate" ? "led" : "ledset" }),
  before: ["snapshot"],
  request: (intent, situation) =>
    situation.model.dialect.led === "locate" ? locateRequest(intent) : ledRequest(intent, situation),
  after: "snapshot",
  withinMs: 10_000,
  verify: ({ effect }, { snapshot }, { model }) => {
    const { long } = mmOf(snapshot);
    const shown = model.dialect.led === "locate" ? long.text("Led") : long.text("LEDUser")?.split("-")[0];
    return shown === String(EFFECTS[effect]) || "the miner does not show the light as wanted";
  },
};

/** One white lamp: on or off. */
function locateRequest({ effect }: IntentOf<"setLed">): ControlRequest {
  if (effect !== "on" && effect !== "off") {
    throw new HearthashError("argument-invalid", "this model's lamp is on or off; it has no effects");
  }
  return ascset("led", `1-${EFFECTS[effect]}`);
}

/** effect-brightness-temperature-red-green-blue; what is not given stays as `LEDUser` shows it. */
function ledRequest(
  { effect, brightness, color }: IntentOf<"setLed">,
  { snapshot }: Situation,
): ControlRequest {
  const now = (mmOf(snapshot).long.text("LEDUser") ?? "").split("-").map(Number);
  const present = (index: number, otherwise: number) =>
    Number.isInteger(now[index]) ? (now[index] ?? otherwise) : otherwise;
  const bright = checkWhole("the brightness", brightness ?? present(1, 100), [0, 100]);
  const colors = (color ?? [present(3, 255), present(4, 120), present(5, 0)]).map((part) =>
    checkWhole("a colour part", part, [0, 255]),
  );
  return ascset("ledset", [EFFECTS[effect], bright, present(2, 50), ...colors].join("-"));
}

const cleanFilter: Recipe<"cleanFilter"> = {
  control: "filterClean",
  need: () => ({ option: "filter-clean" }),
  before: [],
  request: () => ascset("filter-clean", "1"),
  after: "snapshot",
  withinMs: 10_000,
  verify: (_intent, { snapshot }) => {
    const { long, short } = mmOf(snapshot);
    const minutes = long.number("Filter") ?? short.number("Filter");
    if (minutes === undefined) return { neverShown: "the miner does not show its filter counter" };
    return minutes <= 1 || `the miner still counts ${minutes} minutes`;
  },
};

const reboot: Recipe<"reboot"> = {
  control: "reboot",
  need: () => ({ option: "reboot" }),
  before: ["snapshot"],
  request: ({ delayS }, { model }) => {
    if (model.dialect.reboot === "all") return ascset("reboot", "all");
    if (model.dialect.reboot === undefined) {
      throw new HearthashError("model-unsupported", `how ${model.name} wants to be restarted is not known`);
    }
    return ascset("reboot", String(checkWhole("the delay in seconds", delayS ?? 0, [0, 300])));
  },
  after: "restart",
  withinMs: 30_000,
  verify: () => "the miner has not gone down yet",
};

const setWebPassword: Recipe<"setWebPassword"> = {
  control: "webPassword",
  need: () => ({ option: "password" }),
  before: [],
  async request({ oldPassword, newPassword }, situation) {
    checkField("present web password", oldPassword, 64);
    checkField("new web password", newPassword, 64);
    const passwords = [
      await webPasswordOf(oldPassword, situation),
      await webPasswordOf(newPassword, situation),
    ];
    return ascset("password", passwords.join(","));
  },
  after: "nothing",
  withinMs: 0,
  verify: () => ({ neverShown: "the miner says so; a password cannot be read back" }),
};

/** The recipes about comfort and care. */
export const comfortRecipes = {
  setFan,
  setTargetTemp,
  setRoomLimit,
  setLcd,
  setLed,
  cleanFilter,
  reboot,
  setWebPassword,
} as const satisfies Partial<Recipes>;
