import type { Draft } from "./splice-text.js";
import { asLines, onOneLine, takesLines } from "./written.js";

/**
 * Adds a name to the outermost level: behind the comment that explains it, where the file still has the one it
 * was made with; else at the end.
 */
export function addSection({ text, eol }: Draft, name: string, value: unknown): readonly string[] {
  const lines = takesLines(value)
    ? [`${name}:`, ...asLines(value).map((line) => `  ${line}`)]
    : [`${name}: ${onOneLine(value)}`];
  const section = lines.map((line) => `${line}${eol}`).join("");
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  const explained = endOfExplanation(text, name);
  const behind = explained === undefined ? [] : [text.slice(0, explained) + section + text.slice(explained)];
  return [...behind, `${text}${gap}${section}`];
}

/** Where the block of comment lines ends that has `# name:` as one of its lines. */
function endOfExplanation(text: string, name: string): number | undefined {
  const start = text.search(new RegExp(`^# ?${name}:`, "m"));
  if (start < 0) return undefined;
  const block = /^(?:#[^\n]*\n)+/.exec(text.slice(start));
  return block === null ? undefined : start + block[0].length;
}
