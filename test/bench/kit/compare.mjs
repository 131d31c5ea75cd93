import { spawn } from "node:child_process";

/**
 * @typedef {object} Run What one run of a contender gave.
 * @property {number} units How often it did what is measured.
 * @property {number} wallS
 * @property {number} [cpuUserS]
 * @property {number} [cpuSystemS]
 * @property {number} [maxRssKb]
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {readonly string[]} [command] Program and arguments. It prints one line of JSON, a Run.
 * @property {string} [missing] Why it cannot run here; its row stays empty.
 * @property {Readonly<Record<string, string>>} [env]
 * @property {(stdout: string, wallS: number) => Run} [read] For programs that print something else.
 */

/** Why a run is worth nothing: it ended badly, or its result is not the true one. */
class WrongResult extends Error {}

/** The runs of all contenders, and what follows from them. */
class Comparison {
  constructor(contenders) {
    this.rows = contenders.map(({ name, missing }) => ({ name, missing, wrong: undefined, runs: [] }));
  }

  get isWrong() {
    return this.rows.some(({ wrong }) => wrong !== undefined);
  }

  /** The median of a figure over the runs of a contender. */
  median(name, figure) {
    return median(this.#runs(name).map(figure));
  }

  /**
   * How many times as good as `other` a contender is, by a figure of which less is better: the median of the ratios
   * within each round, since a slow moment of the machine mostly hits the whole round.
   */
  ratio(name, other, figure) {
    const [own, others] = [this.#runs(name), this.#runs(other)];
    return median(own.flatMap((run, round) => (others[round] ? [figure(others[round]) / figure(run)] : [])));
  }

  #runs(name) {
    const row = this.rows.find((candidate) => candidate.name === name);
    return row === undefined || row.wrong !== undefined ? [] : row.runs;
  }
}

/**
 * Runs the contenders round by round, each in a process of its own. `check` says what is wrong with a result;
 * a contender that was wrong once is out.
 *
 * @param {readonly Contender[]} contenders
 * @param {{ rounds: number, check: (run: object) => string | undefined, progress: (text: string) => void }} options
 */
export async function compare(contenders, { rounds, check, progress }) {
  const comparison = new Comparison(contenders);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      const row = comparison.rows[index];
      if (contender.missing !== undefined || row.wrong !== undefined) continue;
      progress(`round ${round} of ${rounds}: ${contender.name}`);
      await runInto(row, contender, check);
    }
  }
  return comparison;
}

async function runInto(row, contender, check) {
  try {
    const run = await runOnce(contender);
    const problem = check(run);
    if (problem !== undefined) throw new WrongResult(problem);
    row.runs.push(run);
  } catch (error) {
    if (!(error instanceof WrongResult)) throw error;
    row.wrong = error.message;
  }
}

async function runOnce({ command, env, read }) {
  const [program, ...args] = command;
  const started = performance.now();
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8").on("data", (text) => {
      output[name] += text;
    });
  }
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  const wallS = (performance.now() - started) / 1000;
  const lastWords = output.stderr.trim().split("\n").at(-1);
  if (code !== 0) throw new WrongResult(`ended with code ${code}: ${lastWords}`);
  try {
    return read === undefined ? JSON.parse(output.stdout) : read(output.stdout, wallS);
  } catch {
    throw new WrongResult(`printed no result: ${lastWords}`);
  }
}

export function median(numbers) {
  if (numbers.length === 0) return undefined;
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Microseconds of processor time a unit took, user and system. */
export function cpuUsPerUnit(run) {
  return ((run.cpuUserS + run.cpuSystemS) * 1e6) / run.units;
}

/** Microseconds a unit took by the clock on the wall. */
export function wallUsPerUnit(run) {
  return (run.wallS * 1e6) / run.units;
}
