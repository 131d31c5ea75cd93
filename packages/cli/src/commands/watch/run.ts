import { isHearthashError, type MinerSnapshot } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import type { HostFlags } from "../../flags.js";
import type { HostResult } from "../../hosts/ask-all.js";
import { openHosts } from "../../hosts/open-hosts.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import { setExitCode } from "../../output/report-failures.js";
import { statusJson } from "../../output/snapshot-json.js";
import { statusTable } from "../../output/status-table.js";
import { LastGood } from "./last-good.js";
import { openScreen, type Screen } from "./screen.js";

export interface WatchFlags extends HostFlags {
  readonly interval: number;
  readonly count?: number;
  readonly json: boolean;
}

/** Polls all miners every interval and redraws the table. */
export async function runWatch(this: CliContext, flags: WatchFlags): Promise<void> {
  const hosts = await openHosts(this, flags);
  const paint = paintFor(this, flags.noColor);
  const screen = openScreen(this, flags.json);
  const lastGood = new LastGood();
  try {
    for (let round = 1; !screen.isClosed; round += 1) {
      const started = Date.now();
      const results = await hosts.ask((miner) => miner.snapshot({ signal: screen.signal }));
      if (screen.isClosed) break;
      lastGood.note(results);
      screen.show(flags.json ? documentLine(results) : view(this, results, lastGood, paint, flags, screen));
      if (flags.count !== undefined && round >= flags.count) {
        setExitCode(this, results);
        break;
      }
      await screen.pause(flags.interval * 1000 - (Date.now() - started));
    }
  } catch (error) {
    if (!isHearthashError(error, "aborted")) throw error;
  } finally {
    screen.close();
  }
}

function documentLine(results: readonly HostResult<MinerSnapshot>[]): string {
  return printableJson({ at: new Date().toISOString(), miners: results.map(statusJson) });
}

function view(
  context: CliContext,
  results: readonly HostResult<MinerSnapshot>[],
  lastGood: LastGood,
  paint: Paint,
  flags: WatchFlags,
  screen: Screen,
): string {
  const width = context.out.columns ?? 80;
  const time = new Date().toTimeString().slice(0, 8);
  const hint = screen.isLive ? ` · every ${flags.interval} s · q ends` : "";
  const away = lastGood.awayLines(results).map((line) => paint.warm(line));
  return [statusTable(results, paint, width), ...away, paint.faint(`${time}${hint}`)].join("\n");
}
