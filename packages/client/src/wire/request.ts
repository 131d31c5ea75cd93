import { HearthashError } from "../errors/hearthash-error.js";
import { encodeUtf8 } from "./utf8.js";

/** How a request is written: the miner answers in the same form. */
export type WireFormat = "json" | "text";

export interface WireRequest {
  /** A cgminer command such as `summary`, or several joined by `+` (reads only, no parameter). */
  readonly command: string;
  readonly parameter?: string | undefined;
  readonly format?: WireFormat | undefined;
}

/**
 * Longest request in bytes. The service reads once, at most 4,095 bytes, and judges what that gave.
 * Source: vendor's published Nano 3S service, api.c (TMPBUFSIZ); the same in upstream cgminer.
 */
export const MAX_REQUEST_BYTES = 4095;

/**
 * Writes a request as the bytes to send in one piece.
 *
 * @throws HearthashError `argument-invalid` for an empty or malformed command, control characters, or a
 * request the miner would cut.
 */
export function encodeRequest(request: WireRequest): Uint8Array {
  const { command, parameter } = request;
  assertCommand(command);
  if (parameter !== undefined) assertNoControl(command, parameter);
  const text =
    request.format === "text"
      ? asText(command, parameter)
      : JSON.stringify(parameter === undefined ? { command } : { command, parameter });
  const bytes = encodeUtf8(text);
  if (bytes.length > MAX_REQUEST_BYTES) {
    throw new HearthashError(
      "argument-invalid",
      `the request for '${command}' is ${bytes.length} bytes long; a miner reads ${MAX_REQUEST_BYTES} at most`,
      { command },
    );
  }
  return bytes;
}

/**
 * Joins the fields of a pool command, escaping what would otherwise end a field.
 * Source: upstream cgminer, API-README (`addpool`): a comma is sent as `\,` and a backslash as `\\`.
 */
export function joinParameter(fields: readonly string[]): string {
  return fields.map((field) => field.replace(/[\\,]/g, "\\$&")).join(",");
}

function asText(command: string, parameter: string | undefined): string {
  return parameter === undefined ? command : `${command}|${parameter}`;
}

function assertCommand(command: string): void {
  if (/^[a-z][a-z0-9_-]*(\+[a-z][a-z0-9_-]*)*$/i.test(command)) return;
  throw new HearthashError(
    "argument-invalid",
    `${JSON.stringify(command.slice(0, 60))} is not a cgminer command: one word such as summary, or several joined by +`,
  );
}

function assertNoControl(command: string, parameter: string): void {
  const at = parameter.search(/[\u0000-\u001f\u007f]/);
  if (at === -1) return;
  throw new HearthashError(
    "argument-invalid",
    `the parameter of '${command}' holds a control character at position ${at + 1}; miners do not escape them`,
    { command },
  );
}
