import type { Actor, BackupResource } from "@hearthash/contract";
import type { EventFlow } from "../events/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";

const DAY_MS = 86_400_000;
/** Before the next try after one that failed. */
const PAUSE_MS = 3_600_000;

const CLOCK: Actor = { kind: "system", id: "backup", name: "the daily backup" };

/** What makes and keeps the backups. */
interface DailyMaker {
  list(): Promise<readonly BackupResource[]>;
  create(by: Actor, daily: boolean): Promise<BackupResource>;
  remove(name: string, by: Actor): Promise<void>;
}

/** What daily backups need. */
export interface DailyParts {
  readonly maker: DailyMaker;
  /** Read each time. */
  readonly settings: () => { readonly daily: boolean; readonly keep: number };
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly clock: ServerClock;
}

/** Makes a backup a day and keeps so many. What an owner made is never removed. */
export class DailyBackups {
  readonly #parts: DailyParts;
  #pausedUntil = 0;
  #isFailing = false;
  #isLooking = false;

  constructor(parts: DailyParts) {
    this.#parts = parts;
  }

  /** Makes one where it is due. Never throws: what failed is in the event log. */
  async look(): Promise<void> {
    const { settings, clock } = this.#parts;
    if (this.#isLooking || !settings().daily || clock.now() < this.#pausedUntil) return;
    this.#isLooking = true;
    try {
      await this.#makeIfDue();
      this.#tell(undefined);
    } catch (error) {
      this.#pausedUntil = clock.now() + PAUSE_MS;
      this.#tell(error);
    } finally {
      this.#isLooking = false;
    }
  }

  async #makeIfDue(): Promise<void> {
    const { maker, settings, clock } = this.#parts;
    const [newest] = await this.#daily();
    if (newest !== undefined && clock.now() - newest.createdAt < DAY_MS) return;
    await maker.create(CLOCK, true);
    for (const { name } of (await this.#daily()).slice(settings().keep)) await maker.remove(name, CLOCK);
  }

  async #daily(): Promise<readonly BackupResource[]> {
    return (await this.#parts.maker.list()).filter(({ daily }) => daily);
  }

  /** Failures follow each other: the first one is told, and the end. */
  #tell(error: unknown): void {
    const { events, journal } = this.#parts;
    const isFailing = error !== undefined;
    if (isFailing === this.#isFailing) return;
    this.#isFailing = isFailing;
    if (!isFailing) {
      events.emit("system.problem", { source: "backup", problem: undefined });
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The daily backup failed: ${reason}`;
    journal.write({ kind: "backup.failed", severity: "error", actor: CLOCK, message });
    events.emit("system.problem", { source: "backup", problem: { code: "backup-failed", message } });
  }
}
