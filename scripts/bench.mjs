/*
 * `npm run bench`: what a poll, a scan, a parse and a start cost, beside other programs that do the same.
 * `npm run bench -- poll scan` runs some suites, `--rounds 3` fewer rounds, `--write` keeps the tables in
 * docs/performance.md. Exit code 1 when a contender gave a wrong result; a goal that is missed is only said.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { markdown } from "../test/bench/kit/table.mjs";
import { root, setUp } from "./set-up.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    write: { type: "boolean", default: false },
    /** Numbers so small that they only show whether everything works. */
    small: { type: "boolean", default: false },
    /** One JSON document; nothing is built then. */
    json: { type: "boolean", default: false },
  },
});
if (!values.json) setUp();

const { suites } = await import("../test/bench/suites.mjs");
const names = suites.map(({ name }) => name);
const rounds = Number(values.rounds);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0 || !(Number.isInteger(rounds) && rounds >= 1)) {
  console.error(`usage: npm run bench -- [${names.join("] [")}] [--rounds 5] [--write]`);
  process.exit(2);
}

const results = [];
for (const { name, tables } of suites) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const progress = (text) => process.stderr.write(`${name}: ${text}\n`);
  const found = await tables({ rounds, isSmall: values.small, progress });
  if (!values.json) console.log(`\n${found.map(markdown).join("\n")}`);
  if (values.write) keep(name, found);
  results.push({ name, tables: found });
}
if (values.json) console.log(JSON.stringify(results));
if (results.some((suite) => suite.tables.some(({ isWrong }) => isWrong))) {
  console.error("bench: a contender gave a wrong result");
  process.exitCode = 1;
}

/** Puts the tables of a suite between its marks in docs/performance.md. */
function keep(name, tables) {
  const file = join(root, "docs", "performance.md");
  const text = readFileSync(file, "utf8");
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/performance.md has no ${begin} ... ${end}`);
  const where = `${cpus().length} processors, Node ${process.versions.node}, ${rounds} rounds`;
  const body = `${begin}\n\n${where}.\n\n${tables.map(markdown).join("\n")}\n${end}`;
  writeFileSync(file, before + body + after);
}
