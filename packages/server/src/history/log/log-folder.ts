import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NamedSample } from "../sample.js";
import { HOUR_MS } from "../spans.js";
import { decodeFrames, encodeFrame } from "./frame.js";
import { groupOf } from "./group.js";
import { LogFile } from "./log-file.js";

/** Which log: an hour since 1970, and a group of miners. */
export interface LogKey {
  readonly hour: number;
  readonly group: number;
}

/**
 * The last hours as they came: one log per hour and group of miners, so that many miners are appended to few files
 * and an hour can be packed group by group.
 */
export class LogFolder {
  readonly #folder: string;
  readonly #open = new Map<string, LogFile>();
  readonly #keys = new Map<string, LogKey>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const file of readdirSync(folder)) {
      const [, hour, group] = /^(\d+)-(\d+)\.log$/.exec(file) ?? [];
      if (hour !== undefined) this.#keys.set(file, { hour: Number(hour), group: Number(group) });
    }
  }

  /** Appends samples to the logs of their hours; whole, as far as it comes. Gives the rows that were not written. */
  append(rows: readonly NamedSample[]): { readonly left: readonly NamedSample[]; readonly error?: unknown } {
    const byLog = new Map<string, { key: LogKey; part: NamedSample[] }>();
    for (const row of rows) {
      const key = { hour: Math.floor(row.sample.at / HOUR_MS), group: groupOf(row.name) };
      const there = byLog.get(nameOf(key)) ?? { key, part: [] };
      byLog.set(nameOf(key), there);
      there.part.push(row);
    }
    for (const [name, { key, part }] of byLog) {
      try {
        this.#log(key).append(encodeFrame(part));
        byLog.delete(name);
      } catch (error) {
        return { left: [...byLog.values()].flatMap((log) => log.part), error };
      }
    }
    return { left: [] };
  }

  /** What stands in a log. @param only samples of one name alone. */
  read(key: LogKey, only?: string): readonly NamedSample[] {
    const name = nameOf(key);
    return this.#keys.has(name) ? decodeFrames(readFileSync(join(this.#folder, name)), only).rows : [];
  }

  /** The oldest hour first. */
  keys(): readonly LogKey[] {
    return [...this.#keys.values()].sort((a, b) => a.hour - b.hour || a.group - b.group);
  }

  remove(key: LogKey): void {
    this.#close(nameOf(key));
    this.#keys.delete(nameOf(key));
    rmSync(join(this.#folder, nameOf(key)), { force: true });
  }

  /** Whether something of a miner stands in a log. */
  has(name: string): boolean {
    return this.#keysOf(name).some((key) => this.read(key, name).length > 0);
  }

  /** Writes the logs anew that hold something of a miner, without it. */
  erase(name: string): void {
    for (const key of this.#keysOf(name)) {
      const rows = this.read(key).filter((row) => row.name !== name);
      const path = join(this.#folder, nameOf(key));
      this.#close(nameOf(key));
      writeFileSync(`${path}.new`, rows.length === 0 ? "" : encodeFrame(rows), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    }
  }

  /** Sets logs aside that hold something else than was written; what is whole in them is kept. */
  mend(asideName: (file: string) => string): readonly string[] {
    const damaged: string[] = [];
    for (const key of this.keys()) {
      const path = join(this.#folder, nameOf(key));
      const { isDamaged, rows } = decodeFrames(readFileSync(path));
      if (!isDamaged) continue;
      this.#close(nameOf(key));
      renameSync(path, asideName(nameOf(key)));
      if (rows.length > 0) this.#log(key).append(encodeFrame(rows));
      damaged.push(path);
    }
    return damaged;
  }

  sync(): void {
    for (const log of this.#open.values()) log.sync();
  }

  bytes(): number {
    return this.keys().reduce((sum, key) => sum + statSync(join(this.#folder, nameOf(key))).size, 0);
  }

  close(): void {
    for (const name of [...this.#open.keys()]) this.#close(name);
  }

  #keysOf(name: string): readonly LogKey[] {
    return this.keys().filter(({ group }) => group === groupOf(name));
  }

  #log(key: LogKey): LogFile {
    const name = nameOf(key);
    const there = this.#open.get(name);
    if (there !== undefined) return there;
    const opened = new LogFile(join(this.#folder, name));
    this.#open.set(name, opened);
    this.#keys.set(name, key);
    return opened;
  }

  #close(name: string): void {
    this.#open.get(name)?.close();
    this.#open.delete(name);
  }
}

function nameOf({ hour, group }: LogKey): string {
  return `${hour}-${group}.log`;
}
