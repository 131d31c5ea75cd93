/* Scanners that are programs of their own. */
import { hearthashBin, readTimed, runs, shellWords, timed } from "../kit/tools.mjs";
import { size } from "./range.mjs";

export const wallS = (run) => run.wallS;

/** nmap as its manual proposes it for a fast network. */
export function nmap(range, port) {
  if (!runs("nmap", "--version")) return { missing: "no nmap here (apt-get install nmap)" };
  return {
    command: timed(shellWords(["nmap", "-T4", "-n", "-Pn", "-p", String(port), "-oG", "-", range])),
    read(stdout, wall) {
      const { text, ...times } = readTimed(stdout);
      const found = [...text.matchAll(/^Host: (\S+) .*\/open\//gm)].map(([, host]) => host);
      return { ...times, units: size(range), wallS: wall, found };
    },
  };
}

/** `hearthash discover`, from its start to its end. */
export function commandLine(range, port) {
  const words = [process.execPath, hearthashBin, "discover", range, "-p", String(port), "--json"];
  return {
    command: timed(shellWords(words)),
    read(stdout, wall) {
      const { text, ...times } = readTimed(stdout);
      const { scanned, found } = JSON.parse(text);
      return { ...times, units: scanned, wallS: wall, found: found.map(({ host }) => host) };
    },
  };
}
