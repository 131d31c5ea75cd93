import type { LiveMiner } from "../live/index.js";
import type { ServerClock } from "../time/index.js";
import { exportCsv } from "./export/export-csv.js";
import { exportJson } from "./export/export-json.js";
import type { History, HistoryProblem } from "./history-port.js";
import { Intake } from "./intake.js";
import { recordedSeries } from "./recorded-points.js";
import type { CallName, Calls, WorkerStart } from "./worker/messages.js";
import { WorkerLink } from "./worker/worker-link.js";

/** How often samples are handed to the thread that writes them. */
const HAND_MS = 2000;

/** What a history is opened with. */
export interface HistoryOptions {
  /** Its folder; made when it is not there. */
  readonly folder: string;
  /** Most disk it takes: 5 GB or a tenth of the disk unless given. */
  readonly budgetBytes?: number | undefined;
  /** For how long each poll is kept: 48 unless given. */
  readonly rawHours?: number | undefined;
  /** For how long each minute is kept: 90 unless given. */
  readonly minuteDays?: number | undefined;
  readonly clock: ServerClock;
  /** Told what becomes of the files: damage, a full disk, and that it is over. */
  readonly onProblem: (problem: HistoryProblem) => void;
}

/** Opens the history in a folder, and mends it where it was damaged. Nothing in it blocks the caller. */
export function openHistory(options: HistoryOptions): History {
  const { folder, clock, onProblem } = options;
  const store = {
    folder,
    budgetBytes: options.budgetBytes,
    rawHours: options.rawHours ?? 48,
    minuteDays: options.minuteDays ?? 90,
  };
  return new OpenHistory(() => ({ store, now: clock.now() }), clock, onProblem);
}

class OpenHistory implements History {
  readonly points = [...recordedSeries.keys()];
  readonly #clock: ServerClock;
  readonly #onProblem: (problem: HistoryProblem) => void;
  readonly #intake = new Intake();
  readonly #link: WorkerLink;
  readonly #timer: NodeJS.Timeout;
  #isDropping = false;

  constructor(start: () => WorkerStart, clock: ServerClock, onProblem: (problem: HistoryProblem) => void) {
    this.#clock = clock;
    this.#onProblem = onProblem;
    this.#link = new WorkerLink(start, {
      onWritten: (count, waiting) => this.#intake.written(count, waiting),
      onProblem,
      onLost: () => this.#intake.lost(),
    });
    this.#timer = setInterval(() => this.#hand(), HAND_MS).unref();
  }

  record(live: LiveMiner): void {
    const isTaken = this.#intake.take(live);
    if (!isTaken && !this.#isDropping) {
      const message = "Too much waits to be written: what comes now is missing from the history.";
      this.#onProblem({ code: "samples-dropped", message, at: this.#clock.now() });
    }
    this.#isDropping = !isTaken;
  }

  query: History["query"] = (query) => this.#fresh("query", query);

  energy: History["energy"] = (span) => this.#fresh("energy", span);

  exportCsv: History["exportCsv"] = (wanted) => exportCsv(this.query, wanted);

  exportJson: History["exportJson"] = (wanted) => exportJson(this.query, wanted);

  async kept(): ReturnType<History["kept"]> {
    const kept = await this.#fresh("kept", null);
    return { ...kept, enabled: true, droppedSamples: this.#intake.dropped };
  }

  names: History["names"] = () => this.#fresh("names", null);

  knows: History["knows"] = (minerId) => this.#fresh("knows", minerId);

  async erase(minerId: string): Promise<void> {
    await this.#fresh("erase", minerId);
  }

  rename(before: string, id: string): void {
    if (this.#intake.knows(before)) this.#hand();
    this.#intake.forget(before);
    this.#link.say({ kind: "rename", before, id, now: this.#clock.now() });
  }

  forget(minerId: string): void {
    if (this.#intake.knows(minerId)) this.#hand();
    this.#intake.forget(minerId);
    this.#link.say({ kind: "forget", minerId });
  }

  async backup(toFile: string): Promise<void> {
    await this.#fresh("backup", toFile);
  }

  async flush(): Promise<void> {
    await this.#fresh("flush", null);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#link.revive();
    this.#hand();
    await this.#link.stop(this.#clock.now());
  }

  /** Asks behind everything that was recorded before. */
  #fresh<Name extends CallName>(name: Name, ask: Calls[Name]["ask"]): Promise<Calls[Name]["answer"]> {
    this.#hand();
    return this.#link.call(name, ask, this.#clock.now());
  }

  /** While there is no thread everything waits in the intake. */
  #hand(): void {
    if (!this.#link.isUp) return;
    this.#link.say({ kind: "rows", rows: this.#intake.hand(), now: this.#clock.now() });
  }
}
