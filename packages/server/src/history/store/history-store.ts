import type { HistoryKept, HistoryResult } from "@hearthash/contract";
import type { HistoryQuery, HistorySpan, MeasuredEnergy } from "../history-port.js";
import { answerQuery } from "../query/answer-query.js";
import { measureEnergy } from "../query/measure-energy.js";
import { FLEET, type NamedSample } from "../sample.js";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../spans.js";
import { Aliases } from "./aliases.js";
import { usualBudgetBytes } from "./disk-budget.js";
import { FleetTotals } from "./fleet-totals.js";
import { HistoryFiles } from "./history-files.js";
import { packableAt, packHour } from "./pack-hour.js";
import { type RetentionRules, retain } from "./retention.js";
import type { Outcome, WriteHealth } from "./write-health.js";

/** The disk itself is asked to have everything this often. */
const SYNC_MS = 10_000;

/** What a store is opened with. */
export interface StoreOptions extends Omit<RetentionRules, "budgetBytes"> {
  readonly folder: string;
  /** 5 GB or a tenth of the disk unless given. */
  readonly budgetBytes: number | undefined;
}

/** What the store itself knows of what is kept. */
export type StoreKept = Omit<HistoryKept, "enabled" | "droppedSamples" | "former">;

/** The history on the disk. Everything in it blocks: it lives in a thread of its own. */
export class HistoryStore {
  readonly #rules: RetentionRules;
  readonly #files: HistoryFiles;
  readonly #aliases: Aliases;
  readonly #totals = new FleetTotals();
  readonly #health: WriteHealth;
  readonly #notBefore = new Map<string, number>();
  readonly #forgotten = new Set<string>();
  #waiting: readonly NamedSample[] = [];
  #syncedAt = 0;
  #retainedAt = 0;

  constructor(options: StoreOptions, now: number, health: WriteHealth) {
    this.#health = health;
    this.#files = new HistoryFiles(options.folder, () => Math.max(now, this.#syncedAt), health.report);
    this.#rules = { ...options, budgetBytes: options.budgetBytes ?? usualBudgetBytes(options.folder) };
    this.#aliases = new Aliases(this.#files.blockFiles);
  }

  /** Samples that could not be written yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Appends samples. What does not fit on the disk waits for the next time. */
  append(rows: readonly NamedSample[], now: number): void {
    for (const row of rows) this.#totals.take(row);
    const total = this.#totals.due(now);
    const all = [...this.#waiting, ...rows, ...(total === undefined ? [] : [total])];
    if (all.length === 0) return;
    this.#health.attempt("append", now, () => {
      const { left, error } = this.#files.logs.append(all);
      this.#waiting = left;
      if (error !== undefined) throw error;
    });
  }

  /** Does one piece of what is due. Gives whether there is more. */
  tick(now: number): boolean {
    if (now - this.#syncedAt >= SYNC_MS || now < this.#syncedAt) this.sync(now);
    const outcome = this.#health.attempt("pack", now, () => this.#packOne(now));
    if (outcome === "done") return true;
    if (now - this.#retainedAt >= MINUTE_MS || now < this.#retainedAt) {
      this.#retainedAt = now;
      this.#health.attempt("retain", now, () => retain(this.#files, this.#rules, now));
    }
    return false;
  }

  sync(now: number): void {
    this.#syncedAt = now;
    this.writeNames(now);
    this.#health.attempt("sync", now, () => this.#files.logs.sync());
  }

  query(query: HistoryQuery, now: number): HistoryResult {
    return answerQuery(this.#files, this.#aliases, query, now);
  }

  energy(span: HistorySpan, now: number): MeasuredEnergy {
    return measureEnergy(this.#files, this.#aliases, span, now);
  }

  rename(before: string, id: string, now: number): void {
    this.#totals.forget(before);
    this.#aliases.add({ before, id, until: now + 1 });
  }

  /** Puts the names of before on the disk; asked soon behind `rename`. */
  writeNames(now: number): void {
    this.#health.attempt("rename", now, () => this.#aliases.write());
  }

  forget(minerId: string): void {
    this.#totals.forget(minerId);
    // It may have been there for too short a time to be packed.
    this.#forgotten.add(minerId);
  }

  /** Miners of whom something is kept; of the last hours only those that were removed since the start. */
  names(): readonly string[] {
    const { raw, minutes, hours, logs } = this.#files;
    const recent = [...this.#forgotten].filter((name) => logs.has(name));
    const all = new Set([...raw.names(), ...minutes.names(), ...hours.names(), ...recent]);
    return [...all].filter((name) => name !== FLEET && !this.#aliases.isFormerName(name));
  }

  /** Whether anything of a miner is kept. */
  knows(minerId: string): boolean {
    const { blockFiles, logs } = this.#files;
    return blockFiles.some((file) => file.names().includes(minerId)) || logs.has(minerId);
  }

  /** Deletes everything of a miner, also from before it was identified. */
  erase(minerId: string): void {
    const names = this.#aliases.namesOf(minerId, { from: 0, to: Number.POSITIVE_INFINITY });
    const others = new Set(names.map(({ name }) => name).filter((name) => name !== minerId));
    for (const name of [minerId, ...[...others].filter((other) => this.#aliases.drop(other, minerId))]) {
      this.#waiting = this.#waiting.filter((row) => row.name !== name);
      this.#files.logs.erase(name);
      for (const file of this.#files.blockFiles) file.erase(name);
    }
    this.#forgotten.delete(minerId);
  }

  kept(): StoreKept {
    const { blocks, recent, aside, total } = this.#files.bytes();
    const { raw, minutes, hours } = this.#files;
    const { rawHours, minuteDays, budgetBytes } = this.#rules;
    const oldest = (chunk: number | undefined, widthMs: number) =>
      chunk === undefined ? null : chunk * widthMs;
    const kinds = [
      { resolution: "raw" as const, keepMs: rawHours * HOUR_MS, oldest: oldest(raw.oldestChunk(), HOUR_MS) },
      {
        resolution: "1m" as const,
        keepMs: minuteDays * DAY_MS,
        oldest: oldest(minutes.oldestChunk(), HOUR_MS),
      },
      { resolution: "1h" as const, keepMs: null, oldest: oldest(hours.oldestChunk(), DAY_MS) },
    ];
    return {
      resolutions: kinds.map((kind, index) => ({ ...kind, bytes: blocks[index] ?? 0 })),
      recentBytes: recent,
      setAsideBytes: aside,
      totalBytes: total,
      budgetBytes,
      series: new Set([...raw.names(), ...hours.names()]).size,
      problem: this.#health.problem,
    };
  }

  /** The files, for a backup. */
  get files(): HistoryFiles {
    return this.#files;
  }

  close(now: number): void {
    this.sync(now);
    this.#files.close();
  }

  #packOne(now: number): Outcome {
    for (const key of this.#files.logs.keys()) {
      const name = `${key.hour}-${key.group}`;
      if (now < (this.#notBefore.get(name) ?? packableAt(key.hour, []))) continue;
      const rows = this.#files.logs.read(key);
      const due = packableAt(key.hour, rows);
      this.#notBefore.set(name, due);
      if (now < due) continue;
      packHour(this.#files, key, rows);
      this.#notBefore.delete(name);
      return "done";
    }
    return "idle";
  }
}
