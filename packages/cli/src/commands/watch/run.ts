import { type MinerSnapshot, pollFleet } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import type { HostFlags } from "../../flags.js";
import type { HostResult } from "../../hosts/ask-all.js";
import { openHosts } from "../../hosts/open-hosts.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import { setExitCode } from "../../output/report-failures.js";
import { statusJson } from "../../output/snapshot-json.js";
import { statusTable } from "../../output/status-table.js";
import { Board } from "./board.js";
import { Frames } from "./frames.js";
import { openScreen, type Screen } from "./screen.js";

export interface WatchFlags extends HostFlags {
  readonly interval: number;
  readonly count?: number;
  readonly json: boolean;
}

/** Polls each miner at its own interval and shows the latest of all: one that hangs holds up nobody's row. */
export async function runWatch(this: CliContext, flags: WatchFlags): Promise<void> {
  const { targets, options, jobs } = await openHosts(this, flags);
  const paint = paintFor(this, flags.noColor);
  const screen = openScreen(this, flags.json);
  const board = new Board(targets);
  const intervalMs = flags.interval * 1000;
  let drawn = 0;
  const frames = new Frames({ isLive: screen.isLive, intervalMs }, () => {
    screen.show(flags.json ? documentLine(board.results) : view(this, board, paint, flags, screen));
    drawn += 1;
    if (!screen.isLive && drawn === flags.count) screen.end();
  });
  if (screen.isLive && flags.count !== undefined) setTimeout(screen.end, flags.count * intervalMs).unref();
  const polling = { ...options, intervalMs, concurrency: jobs, signal: screen.signal };
  try {
    for await (const result of pollFleet(targets, polling)) {
      board.note(result);
      frames.changed(board.waiting === 0);
    }
  } finally {
    frames.stop();
    screen.close();
  }
  if (flags.count !== undefined) setExitCode(this, board.results);
}

/** Title, totals, clock and the blank lines: what is no row. */
const LINES_AROUND = 6;
const MOST_AWAY_LINES = 5;

function documentLine(results: readonly HostResult<MinerSnapshot>[]): string {
  return printableJson({ at: new Date().toISOString(), miners: results.map(statusJson) });
}

function view(context: CliContext, board: Board, paint: Paint, flags: WatchFlags, screen: Screen): string {
  const width = context.out.columns ?? 80;
  const time = new Date().toTimeString().slice(0, 8);
  const hint = screen.isLive ? ` · every ${flags.interval} s · q ends` : "";
  const waiting = board.waiting === 0 ? "" : ` · waiting for ${board.waiting}`;
  const away = board.awayLines(MOST_AWAY_LINES).map((line) => paint.warm(line));
  const mostRows = Math.max(1, (context.out.rows ?? Number.POSITIVE_INFINITY) - LINES_AROUND - away.length);
  const table = statusTable(board.results, paint, width, mostRows);
  return [table, ...away, paint.faint(`${time}${hint}${waiting}`)].join("\n");
}
