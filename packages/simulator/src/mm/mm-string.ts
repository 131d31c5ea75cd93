import type { Machine } from "../state/machine.js";
import { chipTokens } from "./chip-tokens.js";
import { deviceTokens } from "./device-tokens.js";
import { hashTokens } from "./hash-tokens.js";
import { type MmSources, type MmToken, mmSources } from "./sources.js";

const tokens: Readonly<Record<string, MmToken>> = { ...deviceTokens, ...hashTokens, ...chipTokens };

/** The `MM ID0` string: the listed tokens, parted by one blank (two before a name that starts with one). */
export function mmString(machine: Machine, names: readonly string[]): string {
  const sources = mmSources(machine);
  const pieces: string[] = [];
  for (const name of names) {
    const blank = name.startsWith(" ") ? " " : "";
    pieces.push(...tokenTexts(sources, name.trim()).map((token) => blank + token));
  }
  return pieces.join(" ");
}

function tokenTexts(sources: MmSources, name: string): readonly string[] {
  const token = tokens[name];
  if (!token) throw new Error(`no token named ${name}`);
  const written = token(sources);
  return typeof written === "string" ? [written] : written;
}

/** The names a model may list. */
export const tokenNames: ReadonlySet<string> = new Set(Object.keys(tokens));
