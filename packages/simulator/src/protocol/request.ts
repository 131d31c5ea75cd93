import type { WireMode } from "./reply.js";

/** What the miner makes of the bytes it has received. */
export type Request =
  | { readonly kind: "command"; readonly mode: WireMode; readonly name: string; readonly parameter?: string }
  | { readonly kind: "malformed"; readonly code: 14 | 23 | 24 };

/** The service reads once, into a buffer of 8192 / 2 bytes less one. Source: the vendor's published service. */
export const maxRequestBytes = 4095;

const openingBrace = 0x7b;

/** Reads a request from what came in first. JSON or text is decided by the first byte alone. */
export function parseRequest(bytes: Uint8Array): Request {
  return bytes[0] === openingBrace ? parseJson(bytes) : parseText(bytes);
}

/** `command|parameter`. The service sees a C string, so it ends at the first NUL; a newline belongs to the name. */
function parseText(bytes: Uint8Array): Request {
  const end = bytes.indexOf(0);
  const line = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  const bar = line.indexOf("|");
  if (bar < 0) return { kind: "command", mode: "text", name: line };
  return { kind: "command", mode: "text", name: line.slice(0, bar), parameter: line.slice(bar + 1) };
}

function parseJson(bytes: Uint8Array): Request {
  let source: string;
  let parsed: unknown;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    parsed = JSON.parse(source);
  } catch {
    return { kind: "malformed", code: 23 };
  }
  if (typeof parsed !== "object" || parsed === null) return { kind: "malformed", code: 23 };
  const { command, parameter } = parsed as { command?: unknown; parameter?: unknown };
  if (command === undefined) return { kind: "malformed", code: 24 };
  if (typeof command !== "string") return { kind: "malformed", code: 14 };
  const value = parameterText(parameter, source);
  if (value === undefined) return { kind: "command", mode: "json", name: command };
  return { kind: "command", mode: "json", name: command, parameter: value };
}

/** Strings as they are, integers as %d (32 bits), reals as %f; anything else counts as absent. */
function parameterText(parameter: unknown, source: string): string | undefined {
  if (typeof parameter === "string") return parameter;
  if (typeof parameter !== "number") return undefined;
  // 1.0 is a real, though JavaScript cannot tell it from 1.
  const written = [...source.matchAll(/"parameter"\s*:\s*(-?[0-9.eE+-]+)/g)].at(-1)?.[1] ?? "";
  return /[.eE]/.test(written) ? parameter.toFixed(6) : String(parameter | 0);
}
