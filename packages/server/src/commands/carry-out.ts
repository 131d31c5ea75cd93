import { type ControlOutcome, type Intent, isHearthashError, type Miner } from "@hearthash/client";
import type { IntentInput } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { maskSecrets, publicRequest } from "./hide-secrets.js";
import type { CommandEnd } from "./new-command.js";

/** What of an order the miner must be told. */
export interface Errand {
  readonly intent: IntentInput;
  readonly isDryRun: boolean;
  /** Id of the miner that is meant: another one at its address is not touched. */
  readonly expectId: string;
  readonly signal: AbortSignal;
}

/** Sends an intent and reads it back, or only plans it. Every way it can end is an end, not an error. */
export async function carryOut(
  handle: Miner,
  errand: Errand,
  webPassword: () => string,
): Promise<CommandEnd> {
  let intent: IntentInput | Intent = errand.intent;
  try {
    const whole = complete(errand.intent, webPassword);
    intent = whole;
    const options = { expectId: errand.expectId, signal: errand.signal };
    if (!errand.isDryRun) return outcomeEnd(await handle.control.apply(whole, options), whole);
    return { status: "planned", plan: publicRequest(whole, await handle.control.plan(whole, options)) };
  } catch (error) {
    return errorEnd(error, intent);
  }
}

/** The intent with everything the library needs for it. */
function complete(intent: IntentInput, webPassword: () => string): Intent {
  const known = Object.fromEntries(Object.entries(intent).filter(([, value]) => value !== undefined));
  if (intent.kind !== "setPool" || intent.webPassword !== undefined) return known as Intent;
  return { ...known, webPassword: webPassword() } as Intent;
}

function outcomeEnd({ status, reason, message, needsReboot }: ControlOutcome, intent: Intent): CommandEnd {
  return {
    status,
    reason: reason === undefined ? null : maskSecrets(reason, intent),
    message: message === undefined ? null : maskSecrets(message, intent),
    needsReboot: needsReboot ?? false,
  };
}

function errorEnd(error: unknown, intent: IntentInput | Intent): CommandEnd {
  if (isHearthashError(error)) {
    if (error.code === "aborted") return { status: "interrupted", reason: NOT_KNOWN };
    const isUnsent = isHearthashError(
      error,
      "argument-invalid",
      "model-unsupported",
      "command-unsupported",
      "command-unsafe",
    );
    return {
      status: isUnsent ? "refused" : "failed",
      code: error.code,
      reason: maskSecrets(error.message, intent),
      message: error.device === undefined ? null : maskSecrets(error.device.message, intent),
    };
  }
  if (error instanceof ServerError) return { status: "refused", code: error.code, reason: error.message };
  throw error;
}

/** Why nothing can be said of a command that was cut off. */
export const NOT_KNOWN = "the server ended while it was under way: whether the miner obeyed is not known";
