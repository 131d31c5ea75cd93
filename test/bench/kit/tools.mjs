import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const peers = fileURLToPath(new URL("../peers/", import.meta.url));
const compiled = fileURLToPath(new URL("../../../reports/bench/", import.meta.url));

/** A program of test/bench/peers. */
export function peer(name) {
  return join(peers, name);
}

/** The command of a peer that Node runs. */
export function nodePeer(name, ...args) {
  return { command: [process.execPath, peer(name), ...args.map(String)] };
}

/** The command of a peer in Python, or that there is no Python. */
export function pythonPeer(name, ...args) {
  const python = findPython();
  if (python === undefined) return { missing: "no python3 here (apt-get install python3)" };
  return { command: [python, "-B", peer(name), ...args.map(String)] };
}

/** Builds a peer in C and gives its command, or that it cannot be built. */
export function cPeer(name, ...args) {
  const compiler = ["cc", "gcc", "clang"].find((program) => runs(program, "--version"));
  if (compiler === undefined) return { missing: "no C compiler here (apt-get install gcc libc6-dev)" };
  mkdirSync(compiled, { recursive: true });
  const program = join(compiled, name);
  const source = peer(`${name}.c`);
  const built = spawnSync(compiler, ["-O2", "-Wall", "-o", program, source], { encoding: "utf8" });
  if (built.status !== 0) return { missing: `does not compile: ${firstLine(built.stderr)}` };
  return { command: [program, ...args.map(String)] };
}

/** The interpreter itself: what stands in the path may be a wrapper that takes longer than Python. */
export function findPython() {
  const found = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

export function runs(program, ...args) {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

function firstLine(text) {
  return text.split("\n")[0] ?? "";
}

/** A shell line that runs words as they are. */
export function shellWords(words) {
  return words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
}

/** The command that runs a shell line and prints the processor time of its children behind its output. */
export function timed(line) {
  return ["sh", "-c", `${line}\ntimes`];
}

/** Takes the output of a `timed` line apart. */
export function readTimed(stdout) {
  const lines = stdout.trimEnd().split("\n");
  const seconds = [...(lines.pop() ?? "").matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  if (seconds.length !== 2) throw new Error("no times behind the output");
  lines.pop();
  return { text: lines.join("\n"), cpuUserS: seconds[0], cpuSystemS: seconds[1] };
}

/** The built command line. */
export const hearthashBin = fileURLToPath(new URL("../../../packages/cli/bin/hearthash.js", import.meta.url));
