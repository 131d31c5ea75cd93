import { monitorEventLoopDelay } from "node:perf_hooks";

/** What the process costs. */
export interface ProcessFigures {
  readonly cpuUserS: number;
  readonly cpuSystemS: number;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  /** Since the figures before. */
  readonly loopLagS: { readonly mean: number; readonly p99: number; readonly max: number };
}

const RESOLUTION_MS = 20;

/** Watches the event loop until it is closed. */
export class ProcessWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#delay.enable();
  }

  /** The figures now; those of the event loop begin anew. */
  figures(): ProcessFigures {
    const cpu = process.cpuUsage();
    const memory = process.memoryUsage();
    const { mean, max } = this.#delay;
    const loopLagS = { mean: lagS(mean), p99: lagS(this.#delay.percentile(99)), max: lagS(max) };
    this.#delay.reset();
    return {
      cpuUserS: cpu.user / 1e6,
      cpuSystemS: cpu.system / 1e6,
      residentBytes: memory.rss,
      heapUsedBytes: memory.heapUsed,
      loopLagS,
    };
  }

  close(): void {
    this.#delay.disable();
  }
}

/** The histogram holds the time between two ticks of a timer: what goes beyond its interval is lag. NaN without one. */
function lagS(intervalNs: number): number {
  const lag = intervalNs / 1e9 - RESOLUTION_MS / 1000;
  return Number.isFinite(lag) ? Math.max(0, lag) : 0;
}
