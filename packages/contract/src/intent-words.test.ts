import { expect, it } from "vitest";
import { intentText, intentTitle } from "./intent-words.js";
import { intentSchema } from "./intents.js";

const secret = "secret-password";
const pool = { url: "stratum+tcp://pool.example:3333", worker: "me.1", password: secret };

it.each([
  [{ kind: "setWorkMode", mode: "night" }, "night mode"],
  [{ kind: "setWorkLevel", level: -1 }, "level -1"],
  [{ kind: "setWorkLevel", level: "eco" }, "level eco"],
  [{ kind: "standby" }, "standby"],
  [{ kind: "wake" }, "wake up"],
  [{ kind: "setFan", percent: "auto" }, "fan automatic"],
  [{ kind: "setFan", percent: 0 }, "fan 0 %"],
  [{ kind: "setTargetTemp", celsius: 70 }, "chip target 70 °C"],
  [{ kind: "setRoomLimit", celsius: 24 }, "room limit 24 °C"],
  [{ kind: "setLcd", on: false }, "display off"],
  [{ kind: "setLcd", on: true }, "display on"],
  [{ kind: "setLed", effect: "off" }, "light off"],
  [
    { kind: "setLed", effect: "breathe", brightness: 40, color: [255, 8, 0] },
    "light breathing, 40 %, #ff0800",
  ],
  [{ kind: "cleanFilter" }, "dust filter cleaned"],
  [{ kind: "reboot" }, "restart"],
  [{ kind: "reboot", delayS: 30 }, "restart in 30 s"],
  [{ kind: "setWebPassword", oldPassword: secret, newPassword: secret }, "new web password"],
  [{ kind: "switchPool", pool: 0 }, "switch to pool 0"],
  [{ kind: "enablePool", pool: 1 }, "pool 1 switched on"],
  [{ kind: "disablePool", pool: 1 }, "pool 1 switched off"],
  [{ kind: "setPoolPriority", pools: [2, 0, 1] }, "pools in the order 2, 0, 1"],
  [{ kind: "setPoolQuota", pool: 1, quota: 20 }, "quota of pool 1: 20"],
  [{ kind: "addPool", ...pool }, "one more pool: stratum+tcp://pool.example:3333, worker me.1"],
  [{ kind: "removePool", pool: 2 }, "pool 2 removed"],
  [
    { kind: "setPool", slot: 0, webPassword: secret, ...pool },
    "pool 0 set to stratum+tcp://pool.example:3333, worker me.1",
  ],
])("%j reads as words", (intent, text) => {
  expect(intentSchema.parse(intent)).toEqual(intent);
  expect(intentText(intent)).toBe(text);
  expect(intentText(intent)).not.toMatch(new RegExp(`${secret}|[a-z][A-Z]|undefined`));
});

it("begins a sentence, in the reader's degrees", () => {
  expect(intentTitle({ kind: "setRoomLimit", celsius: 20 }, (celsius) => `${celsius * 1.8 + 32} °F`)).toBe(
    "Room limit 68 °F",
  );
});

it("names what it does not know, and takes nothing for it that only looks so", () => {
  expect(intentText({ kind: "paint" })).toBe("paint");
  expect(intentText({ kind: "toString" })).toBe("toString");
  expect(intentText({ kind: "setLed", effect: "sparkle" })).toBe("light: sparkle");
});
