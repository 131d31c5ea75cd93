import { textWidth } from "./text-width.js";

/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** Lays cells out in columns as wide as their widest cell, two blanks between, cut at `width`. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  paintTitle: (text: string) => string,
): string {
  const titles = columns.map((column) => column.title);
  const widths = columnWidths(columns, rows);
  const line = (cells: readonly string[]) =>
    columns
      .map((column, index) => pad(cells[index] ?? "", widths[index] ?? 0, column.align))
      .join("  ")
      .trimEnd();
  const lines = [paintTitle(line(titles)), ...rows.map(line)];
  return lines.map((text) => cut(text, width)).join("\n");
}

/** The width of each column: that of its widest cell or title. */
export function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  return columns.map((column, index) =>
    rows.reduce((most, cells) => Math.max(most, textWidth(cells[index] ?? "")), textWidth(column.title)),
  );
}

export function pad(text: string, width: number, align: "left" | "right"): string {
  const blanks = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "right" ? blanks + text : text + blanks;
}

/** Cuts a line at the terminal's edge. Colour codes take no room; a cut line is closed with a reset. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const parts = text.split(/(\u001b\[[0-9;]*m)/);
  let room = width - 1;
  let result = "";
  for (const part of parts) {
    if (part.startsWith("\u001b")) {
      result += part;
      continue;
    }
    for (const character of part) {
      room -= textWidth(character);
      if (room < 0) return `${result}…${text.includes("\u001b") ? "\u001b[0m" : ""}`;
      result += character;
    }
  }
  return result;
}

/** Puts words into lines of at most `width`, the following lines set in by `indent`. */
export function wrapWords(words: readonly string[], width: number, indent: number, gap = "   "): string {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const joined = line === "" ? word : `${line}${gap}${word}`;
    const room = width - indent;
    if (line !== "" && textWidth(joined) > room) {
      lines.push(line + gap.trimEnd());
      line = word;
    } else line = joined;
  }
  lines.push(line);
  return lines.join(`\n${" ".repeat(indent)}`);
}
