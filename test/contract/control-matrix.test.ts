import type { Intent, IntentKind } from "@hearthash/client";
import { isHearthashError } from "@hearthash/client";
import type { ModelName } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { controlled, POOLS } from "../support/controlled-miner.js";

const LOGIN = { url: "stratum+tcp://new.example.com:3333", worker: "new.w" };

/** One intent of each kind; the total map makes a new kind of intent fail here until it is decided. */
const intents: { readonly [Kind in IntentKind]: (model: ModelName) => Intent } = {
  setWorkMode: (model) => ({
    kind: "setWorkMode",
    mode: model === "mini3" ? "mining" : model === "q" ? "standard" : "mid",
  }),
  setWorkLevel: () => ({ kind: "setWorkLevel", level: 0 }),
  standby: () => ({ kind: "standby" }),
  wake: () => ({ kind: "wake" }),
  setFan: () => ({ kind: "setFan", percent: 62 }),
  setTargetTemp: () => ({ kind: "setTargetTemp", celsius: 71 }),
  setRoomLimit: () => ({ kind: "setRoomLimit", celsius: 41 }),
  setLcd: () => ({ kind: "setLcd", on: false }),
  setLed: () => ({ kind: "setLed", effect: "on" }),
  cleanFilter: () => ({ kind: "cleanFilter" }),
  reboot: () => ({ kind: "reboot" }),
  setWebPassword: (model) => ({
    kind: "setWebPassword",
    oldPassword: /nano3$|a1246/.test(model) ? "root" : "admin",
    newPassword: "n",
  }),
  switchPool: () => ({ kind: "switchPool", pool: 1 }),
  enablePool: () => ({ kind: "enablePool", pool: 1 }),
  disablePool: () => ({ kind: "disablePool", pool: 1 }),
  setPoolPriority: () => ({ kind: "setPoolPriority", pools: [1, 0] }),
  setPoolQuota: () => ({ kind: "setPoolQuota", pool: 1, quota: 4 }),
  addPool: () => ({ kind: "addPool", ...LOGIN }),
  removePool: () => ({ kind: "removePool", pool: 1 }),
  setPool: (model) => ({
    kind: "setPool",
    slot: 0,
    ...LOGIN,
    webPassword: /nano3$|a1246/.test(model) ? "root" : "admin",
  }),
};

type Expected =
  | "confirmed"
  | "unconfirmed"
  | "command-unsupported"
  | "model-unsupported"
  | "argument-invalid";

const C = "confirmed";
const U = "unconfirmed";
const X = "command-unsupported";
const A = "argument-invalid";
const M = "model-unsupported";

/** What becomes of each intent on each model. */
const expected: { readonly [Kind in IntentKind]: readonly Expected[] } = {
  //               mini3 nano3s nano3 q  a1246
  setWorkMode: [C, C, C, C, A],
  setWorkLevel: [C, C, C, C, X],
  standby: [C, X, C, C, C],
  wake: [C, X, C, C, C],
  setFan: [C, C, C, C, C],
  setTargetTemp: [C, X, X, X, X],
  setRoomLimit: [C, X, X, X, X],
  setLcd: [C, C, X, C, X],
  setLed: [X, C, C, X, C],
  cleanFilter: [C, C, X, C, X],
  reboot: [C, C, C, C, M],
  setWebPassword: [U, U, U, U, U],
  switchPool: [C, C, C, C, C],
  enablePool: [C, C, C, C, C],
  disablePool: [C, C, C, C, C],
  setPoolPriority: [C, C, C, C, C],
  setPoolQuota: [X, X, C, X, C],
  addPool: [X, X, C, X, C],
  removePool: [X, X, C, X, C],
  setPool: [U, U, U, X, U],
};

const models: readonly ModelName[] = ["mini3", "nano3s", "nano3", "q", "a1246"];
const kinds = Object.keys(expected) as readonly IntentKind[];
const rows = models.flatMap((model, column) =>
  kinds.map((kind) => [model, kind, expected[kind][column]] as const),
);

describe("every control of every model", () => {
  it.each(rows)("%s %s: %s", async (model, kind, outcome) => {
    const { miner } = await controlled(model, { pools: POOLS.slice(0, 2) });
    try {
      const { status } = await miner.control.apply(intents[kind](model));
      expect(status).toBe(outcome);
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      expect(error.code, error.message).toBe(outcome);
    }
  });
});
