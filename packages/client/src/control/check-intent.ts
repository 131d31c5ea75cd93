import { HearthashError } from "../errors/hearthash-error.js";
import { models } from "../models/index.js";
import type { Intent } from "./intent.js";
import { checkField, checkLogin } from "./pool-fields.js";
import { checkWhole } from "./whole-number.js";

/** More pools than any miner has. */
const POOL_IDS = [0, 99] as const;

/**
 * Refuses what no miner could do, before the miner is even asked who it is. What depends on the miner (its modes,
 * its pools, its ranges) is checked by the recipes.
 *
 * @throws HearthashError `argument-invalid`.
 */
export function checkIntent(intent: Intent): void {
  switch (intent.kind) {
    case "addPool":
      checkLogin(intent);
      return;
    case "setPool":
      checkWhole("the slot", intent.slot, [0, 2]);
      checkLogin(intent);
      checkField("web password", intent.webPassword, 64);
      return;
    case "setWorkMode":
      checkMode(intent.mode);
      return;
    case "setFan":
      if (intent.percent !== "auto") checkWhole("the fan duty in percent", intent.percent, [0, 100]);
      return;
    case "reboot":
      checkWhole("the delay in seconds", intent.delayS ?? 0, [0, 300]);
      return;
    case "setLed":
      checkWhole("the brightness", intent.brightness ?? 0, [0, 100]);
      for (const part of intent.color ?? []) checkWhole("a colour part", part, [0, 255]);
      return;
    case "setPoolPriority":
      for (const pool of intent.pools) checkWhole("a pool", pool, POOL_IDS);
      return;
    default:
      if ("pool" in intent) checkWhole("the pool", intent.pool, POOL_IDS);
  }
}

/** A word that at least one model has. */
function checkMode(word: string): void {
  const words = new Set(models.flatMap((model) => Object.values(model.workModes)));
  if (words.has(word.toLowerCase())) return;
  const text = `no miner has a mode ${JSON.stringify(word.slice(0, 40))}; there are ${[...words].join(", ")}`;
  throw new HearthashError("argument-invalid", text);
}
