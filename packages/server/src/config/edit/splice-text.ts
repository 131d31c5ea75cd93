import { commentsOf } from "./comments.js";

/** A text that is being changed, with the line ending it uses. */
export interface Draft {
  readonly text: string;
  readonly eol: string;
}

/** The draft of a text: its line ending is that of its first line. */
export function draftOf(text: string): Draft {
  return { text, eol: /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n" };
}

export function lineStart({ text }: Draft, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The end of the line, in front of its line ending. */
export function lineEnd({ text }: Draft, offset: number): number {
  const found = text.indexOf("\n", offset);
  if (found < 0) return text.length;
  return text[found - 1] === "\r" && found > offset ? found - 1 : found;
}

/** How many columns a place is away from the start of its line. */
export function columnOf(draft: Draft, offset: number): number {
  return offset - lineStart(draft, offset);
}

/** The end of what is written up to an offset, without the white space behind it. */
export function writtenEnd({ text }: Draft, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}

/** Replaces a part. Comments in it move to lines of their own, above the line that `above` is in. */
export function replaced(draft: Draft, from: number, to: number, by: string, above: number = from): string {
  const { text, eol } = draft;
  const start = lineStart(draft, above);
  const indent = /^ */.exec(text.slice(start))?.[0] ?? "";
  const comments = commentsOf(text)
    .filter(({ offset }) => offset >= from && offset < to)
    .map((comment) => `${indent}${comment.text}${eol}`);
  return text.slice(0, start) + comments.join("") + text.slice(start, from) + by + text.slice(to);
}
