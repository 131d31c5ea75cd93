import { REDACTED, redactText } from "@hearthash/client";

/** A password in the forms of a command line (`-p x`, `--pass x`, `-O user:x`) and of a setting (`passwd1=x`). */
const SPOKEN = [
  /((?:^|\s)(?:-p|--pass|--passwd|--password)(?:\s+|=))[^\s,]+/g,
  /((?:^|\s)(?:-O|--userpass)(?:\s+|=)[^\s:]+:)[^\s]+/g,
  /(\b(?:worker|web|pool)?_?pass(?:word|wd)?\d*["']?\s*[:=]\s*["']?)[^\s"',;|&]+/gi,
  /(\b(?:worker|web|pool)?_?pass(?:word|wd)?\d*\s+is\s+)[^\s]+/gi,
  /(\bauth="?)[0-9a-f]{8,}/gi,
] as const;

/** Fewer letters than this say nothing, and would be found in every word. */
const SHORTEST_SECRET = 4;

/**
 * A log without the passwords that can be recognised in it. What a log looks like is not published, so this is care
 * and no promise. Bytes that are no text stay as they are.
 */
export function redactLog(log: Uint8Array, webPassword: string): Uint8Array {
  // One character a byte, so that what is no UTF-8 is left alone.
  const lines = Buffer.from(log).toString("latin1").split("\n");
  const secret = Buffer.from(webPassword).toString("latin1");
  return Buffer.from(lines.map((line) => redactLine(line, secret)).join("\n"), "latin1");
}

function redactLine(line: string, secret: string): string {
  const known = secret.length < SHORTEST_SECRET || isWord(secret) ? line : line.replaceAll(secret, REDACTED);
  return SPOKEN.reduce((text, form) => text.replace(form, `$1${REDACTED}`), redactText(known));
}

/** The password as delivered is the user's name too. */
function isWord(secret: string): boolean {
  return secret === "admin";
}
