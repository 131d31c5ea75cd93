/**
 * @typedef {object} Goal
 * @property {string} text What is wanted.
 * @property {number | undefined} value What was measured; undefined where a contender is missing.
 * @property {number} [least]
 * @property {number} [most]
 *
 * @typedef {object} Table
 * @property {string} title
 * @property {string} note How the rows come about.
 * @property {readonly string[]} columns
 * @property {readonly { name: string, cells: readonly (string | undefined)[], remark?: string }[]} rows
 * @property {readonly Goal[]} goals
 * @property {boolean} isWrong
 */

/**
 * A table of a comparison.
 *
 * @param {{ title: string, note: string, goals?: readonly Goal[] }} words
 * @param {import("./compare.mjs").Comparison} comparison
 * @param {readonly (readonly [string, (name: string) => string | undefined])[]} columns title and cell by row name.
 * @returns {Table}
 */
export function tableOf({ title, note, goals = [] }, comparison, columns) {
  return {
    title,
    note,
    columns: columns.map(([name]) => name),
    rows: comparison.rows.map(({ name, missing, wrong }) => ({
      name,
      cells: columns.map(([, cell]) => cell(name)),
      remark: wrong === undefined ? missing : `WRONG: ${wrong}`,
    })),
    goals,
    isWrong: comparison.isWrong,
  };
}

/** A number with the digits that mean something. */
export function figure(value, unit = "") {
  if (value === undefined || Number.isNaN(value)) return undefined;
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
  return `${value.toFixed(digits)}${unit}`;
}

function isMet({ value, least, most }) {
  return value !== undefined && value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

/** A table as Markdown that is also read well in a terminal. */
export function markdown({ title, note, columns, rows, goals }) {
  const hasRemarks = rows.some(({ remark }) => remark !== undefined);
  const head = ["", ...columns, ...(hasRemarks ? ["remark"] : [])];
  const lines = rows.map(({ name, cells, remark }) => [name, ...cells, ...(hasRemarks ? [remark] : [])]);
  const parts = [`### ${title}`, note, grid(head, lines)];
  if (goals.length > 0) parts.push(grid(["goal", "measured", ""], goals.map(goalCells)));
  return `${parts.join("\n\n")}\n`;
}

function goalCells(goal) {
  const { text, value } = goal;
  return value === undefined
    ? [text, "", "not measured"]
    : [text, String(Number(value.toPrecision(3))), isMet(goal) ? "met" : "NOT MET"];
}

function grid(head, lines) {
  const all = [head, ...lines].map((cells) => cells.map((cell) => cell ?? ""));
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column].length)));
  const row = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [row(all[0]), rule, ...all.slice(1).map(row)].join("\n");
}
