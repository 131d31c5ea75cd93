import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { BlockFile } from "../blocks/block-file.js";
import { asidePath, setAside } from "../blocks/heal.js";
import type { HistoryProblem } from "../history-port.js";
import { LogFolder } from "../log/log-folder.js";
import type { Span } from "../rollup/roll-up.js";
import { DAY_MS, HOUR_MS } from "../spans.js";

/** Told when something went wrong with the files. */
export type ReportProblem = (code: HistoryProblem["code"], message: string) => void;

/**
 * The files of a history. Each resolution has its own, so that damage to one leaves the others. Everything in
 * `minutes` and `hours` follows from `raw`, and everything in `raw` from the logs: work that was interrupted is
 * done again and gives the same.
 */
export class HistoryFiles {
  readonly logs: LogFolder;
  /** Samples, a block per miner and hour. */
  readonly raw: BlockFile;
  /** Minutes, a block per miner and hour. */
  readonly minutes: BlockFile;
  /** Hours, a block per miner and day. */
  readonly hours: BlockFile;
  readonly #folder: string;

  constructor(folder: string, now: () => number, report: ReportProblem) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const heal = (path: string) => {
      const { database, aside, saved } = setAside(path, now());
      const message = `${path} was damaged. It is set aside as ${aside}; ${saved} blocks of it could be saved.`;
      report("file-damaged", message);
      return database;
    };
    this.raw = new BlockFile(join(folder, "raw.db"), heal);
    this.minutes = new BlockFile(join(folder, "minutes.db"), heal);
    this.hours = new BlockFile(join(folder, "hours.db"), heal);
    this.logs = new LogFolder(join(folder, "recent"));
    const damaged = this.logs.mend((file) => asidePath(join(folder, file), now()));
    for (const path of damaged) report("file-damaged", `${path} was damaged. It is set aside in ${folder}.`);
  }

  get blockFiles(): readonly BlockFile[] {
    return [this.raw, this.minutes, this.hours];
  }

  /** What each part takes on the disk. */
  bytes(): {
    readonly blocks: readonly number[];
    readonly recent: number;
    readonly aside: number;
    readonly total: number;
  } {
    const blocks = this.blockFiles.map((file) => file.bytes());
    const recent = this.logs.bytes();
    const aside = this.#aside().reduce((sum, path) => sum + statSync(path).size, 0);
    return { blocks, recent, aside, total: blocks.reduce((sum, bytes) => sum + bytes, recent + aside) };
  }

  /** A span without the time before anything was kept, and without the future. */
  clip({ from, to }: Span, now: number): Span {
    const chunks = [
      [this.raw.oldestChunk(), HOUR_MS],
      [this.minutes.oldestChunk(), HOUR_MS],
      [this.hours.oldestChunk(), DAY_MS],
      [this.logs.keys()[0]?.hour, HOUR_MS],
    ] as const;
    const oldest = chunks.flatMap(([chunk, widthMs]) => (chunk === undefined ? [] : [chunk * widthMs]));
    return { from: Math.max(from, Math.min(now, ...oldest)), to: Math.min(to, now + HOUR_MS) };
  }

  /** Takes away the damaged file that was set aside first. */
  removeOldestAside(): boolean {
    const [oldest] = this.#aside();
    if (oldest !== undefined) rmSync(oldest);
    return oldest !== undefined;
  }

  close(): void {
    this.logs.close();
    for (const file of this.blockFiles) file.close();
  }

  #aside(): readonly string[] {
    return readdirSync(this.#folder)
      .filter((file) => file.includes(".damaged-"))
      .map((file) => join(this.#folder, file))
      .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  }
}
