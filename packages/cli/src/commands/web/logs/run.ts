import { writeFile } from "node:fs/promises";
import { HearthashError, type WebLogName, webLogNames } from "@hearthash/client";
import type { CliContext } from "../../../context.js";
import { printable } from "../../../output/printable.js";
import { reportFailures } from "../../../output/report-failures.js";
import { openWebs, webTargets } from "../open-webs.js";
import type { WebFlags } from "../web-flags.js";
import { redactLog } from "./redact-log.js";

export interface WebLogsFlags extends WebFlags {
  readonly out?: string;
}

/** What each log is, by its name. */
const LOGS = {
  cg_sys_log: "the mining process: messages",
  cg_op_log: "the mining process: what it was told to do",
  mm_sys_log: "the control board: messages",
  mm_op_log: "the control board: what it was told to do",
  asic_sys_log: "the chips: messages",
  efuse: "what is burnt into the chips",
} satisfies Record<WebLogName, string>;

/** One log to the terminal or into a file; the names when none is given. */
export async function runWebLogs(this: CliContext, flags: WebLogsFlags, name?: string): Promise<void> {
  if (name === undefined) {
    for (const log of webLogNames) this.out.write(`${log.padEnd(14)}${LOGS[log]}\n`);
    return;
  }
  const log = webLogNames.find((known) => known === name);
  if (log === undefined) throw invalid(`no log ${JSON.stringify(name)}; there are ${webLogNames.join(", ")}`);
  const targets = await webTargets(this, flags);
  if (targets.length !== 1) throw invalid(`logs takes one miner, not ${targets.length}`);
  const webs = await openWebs(this, flags, targets);
  const results = await webs.ask((web) => web.log(log, { signal: this.signal }));
  const [only] = results;
  if (only?.ok) await deliver(this, flags.out, redactLog(only.value, webs.password));
  reportFailures(this, results);
}

async function deliver(context: CliContext, out: string | undefined, log: Uint8Array): Promise<void> {
  if (out !== undefined) {
    await save(out, log);
    context.err.write(`wrote ${log.length} bytes to ${printable(out)}\n`);
    return;
  }
  const lines = new TextDecoder()
    .decode(log)
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  if (log.length > 0)
    context.out.write(`${lines.map((line) => printable(line).replaceAll("\\u{9}", "\t")).join("\n")}\n`);
}

/** Never over a file that is there: a log is fetched to be kept. */
async function save(path: string, log: Uint8Array): Promise<void> {
  try {
    await writeFile(path, log, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    const { code } = cause as { code?: string };
    const why = code === "EEXIST" ? "is there already" : "cannot be written";
    throw new HearthashError("argument-invalid", `the file ${path} ${why}`, { cause });
  }
}

function invalid(message: string): HearthashError {
  return new HearthashError("argument-invalid", message);
}
