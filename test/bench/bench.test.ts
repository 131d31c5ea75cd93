import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { nodeProgram } from "../support/cli.js";
import { compare } from "./kit/compare.mjs";

interface Suite {
  readonly name: string;
  readonly tables: readonly {
    readonly title: string;
    readonly columns: readonly string[];
    readonly isWrong: boolean;
    readonly rows: readonly {
      readonly name: string;
      readonly cells: readonly (string | null)[];
      readonly remark?: string;
    }[];
  }[];
}

const script = fileURLToPath(new URL("../../scripts/bench.mjs", import.meta.url));

/** Rows of every table, by its title. Those of other programs are empty where one of them is missing. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  Poll: [
    "C, epoll",
    "hearthash pollFleet",
    "hearthash snapshot()",
    "Node, naive",
    "Python, sequential",
    "Python asyncio",
  ],
  "Scan of a refusing /26": [
    "C, epoll",
    "hearthash discover()",
    "hearthash discover (CLI)",
    "nmap -T4",
    "Python asyncio",
  ],
  "Scan of a silent /30": ["hearthash discover()"],
  "Scan of a silent /26 with miners": ["hearthash discover()", "nmap -T4"],
  Parse: [
    "Python, json and re",
    "hearthash, the twelve",
    "hearthash, all fields",
    "hearthash, snapshot",
    "Node, JSON.parse and RegExp",
  ],
  "Start of the command line": [
    "node -e 0",
    "hearthash --version",
    "hearthash --help",
    "hearthash status",
    "python3 -c 'import socket, json, re'",
  ],
  "Watch of 30 miners": ["80 columns, 24 rows", "200 columns, 60 rows"],
  "A server with 50 miners": ["hearthash serve", "Node, naive"],
  "What a server with 50 miners answers": ["hearthash serve", "Node, naive"],
  "History on the disk": [
    "hearthash, each poll",
    "hearthash, minutes, hours and fleet too",
    "VictoriaMetrics",
    "Prometheus",
  ],
  "Charts of one miner": ["1 hour", "24 hours", "7 days", "30 days"],
  "First view of the dashboard": ["hearthash"],
  "Table of many miners": ["hearthash"],
};

describe("npm run bench", () => {
  it("gives every row, and every contender gives the true values", { timeout: 90_000 }, async () => {
    const { code, stdout, stderr } = await nodeProgram([script, "--small", "--json", "--rounds", "1"]);
    expect(code, stderr).toBe(0);
    const tables = (JSON.parse(stdout) as Suite[]).flatMap((suite) => suite.tables);
    expect(
      Object.fromEntries(tables.map(({ title, rows }) => [title, rows.map(({ name }) => name)])),
    ).toEqual(ROWS);
    for (const { title, rows, isWrong } of tables) {
      expect(isWrong).toBe(false);
      for (const { name, cells, remark } of rows) {
        const mayLack = !name.startsWith("hearthash") || title.startsWith("Scan of a silent");
        if (remark === undefined || !mayLack) expect(cells[0], `${title}: ${name}`).toMatch(/^[\d.]+$/);
      }
    }
  });

  it("refuses a suite it does not have", async () => {
    const { code, stderr } = await nodeProgram([script, "--json", "nosuch"]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "usage: npm run bench -- [poll] [scan] [parse] [cli] [watch] [server] [history] [dashboard]",
    );
  });
});

describe("compare", () => {
  const printing = (name: string, text: string) => ({ name, command: ["echo", text] });

  it("marks what gives a wrong result, what fails and what prints nothing, and counts none of them", async () => {
    const contenders = [
      printing("right", '{"units":2,"wallS":1}'),
      printing("wrong", '{"units":3,"wallS":1}'),
      printing("silent", ""),
      { name: "broken", command: ["sh", "-c", "echo no such thing >&2; exit 3"] },
      { name: "absent", missing: "no such program here" },
    ];
    const progress: string[] = [];
    const comparison = await compare(contenders, {
      rounds: 2,
      check: ({ units }) => (units === 2 ? undefined : `${units} instead of 2`),
      progress: (text) => progress.push(text),
    });
    expect(comparison.rows.map(({ wrong, missing, runs }) => wrong ?? missing ?? runs.length)).toEqual([
      2,
      "3 instead of 2",
      "printed no result: ",
      "ended with code 3: no such thing",
      "no such program here",
    ]);
    expect(comparison.isWrong).toBe(true);
    expect(comparison.median("right", ({ wallS }) => wallS)).toBe(1);
    expect(comparison.median("wrong", ({ wallS }) => wallS)).toBeUndefined();
    expect(comparison.ratio("right", "absent", ({ wallS }) => wallS)).toBeUndefined();
    expect(progress.filter((text) => text.includes("wrong"))).toHaveLength(1);
  });
});
