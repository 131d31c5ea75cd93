import {
  type ControlOutcome,
  type ControlRequest,
  type Endpoint,
  formatEndpoint,
  type Intent,
  REDACTED,
} from "@hearthash/client";
import type { Paint } from "../output/paint.js";
import { printable } from "../output/printable.js";

/** Exit code when a change was sent and not seen: neither done nor failed. */
export const UNCONFIRMED_EXIT = 20;

/** One miner's outcome: what was seen, or why it was not. */
export function outcomeLine(endpoint: Endpoint, outcome: ControlOutcome, paint: Paint): string {
  const name = formatEndpoint(endpoint);
  if (outcome.status === "confirmed") return `${paint.good("✓")} ${name}  confirmed`;
  if (outcome.needsReboot === true)
    return `${paint.good("✓")} ${name}  stored; ${printable(outcome.reason ?? "")}`;
  const said = outcome.message === undefined ? "" : paint.faint(` (it said: ${printable(outcome.message)})`);
  return `${paint.warm("…")} ${name}  unconfirmed: ${printable(outcome.reason ?? "")}${said}`;
}

/** What would be sent, for `--dry-run`. */
export function requestLine(endpoint: Endpoint, request: ControlRequest, intent: Intent): string {
  const parameter = request.parameter === undefined ? "" : ` ${hideSecrets(request.parameter, intent)}`;
  return `${formatEndpoint(endpoint)}  would send: ${request.command}${printable(parameter)}`;
}

/** The fields that are secrets, replaced. A pool password of one letter says nothing and is shown. */
function hideSecrets(parameter: string, intent: Intent): string {
  const parts = parameter.split(",");
  const hide = (index: number) => parts.map((part, at) => (at === index ? REDACTED : part)).join(",");
  if (intent.kind === "setWebPassword") return [...parts.slice(0, 2), REDACTED, REDACTED].join(",");
  if (intent.kind === "addPool") return hide(parts.length - 1);
  if (intent.kind !== "setPool") return parameter;
  const password = parts[0] === "0" && parts[1] === "setpool" ? 3 : 1;
  return parts.map((part, at) => (at === password || at === parts.length - 1 ? REDACTED : part)).join(",");
}
