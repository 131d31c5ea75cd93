import { setImmediate } from "node:timers/promises";
import type { LiveMiner } from "../../live/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { fleetResource } from "../resources/index.js";
import { CommandCounter } from "./command-counter.js";
import { addGuard, guardFamilies } from "./guard-metrics.js";
import { addHouse, houseFamilies } from "./house-metrics.js";
import { MetricPagePart } from "./metric-page-part.js";
import type { MetricFamily } from "./metric-text.js";
import { minerFamilies, minerTexts } from "./miner-metrics.js";
import { ProcessWatch } from "./process-watch.js";
import { addServer, serverFamilies } from "./server-metrics.js";

/** Every family there is, in the order of the page. */
export const metricFamilies: readonly MetricFamily[] = [
  ...serverFamilies,
  ...houseFamilies,
  ...guardFamilies,
  ...minerFamilies,
];

/** For so long the page is written before others have their turn. On a busy computer each turn may take long. */
const TURN_MS = 5;

/** The page that Prometheus reads: built anew at each scrape. */
export class MetricsPage {
  readonly #deps: HttpDeps;
  readonly #listener: ListenerInfo;
  readonly #streams: () => number;
  readonly #process = new ProcessWatch();
  readonly #commands: CommandCounter;

  /** @param streams how many live streams are open. */
  constructor(deps: HttpDeps, listener: ListenerInfo, streams: () => number) {
    this.#deps = deps;
    this.#listener = listener;
    this.#streams = streams;
    this.#commands = new CommandCounter(deps.events);
  }

  /**
   * The page, part by part, of the miners as they are now. Between two parts others have their turn: a page of
   * thousands of miners would hold up their polls.
   */
  async *parts(): AsyncGenerator<string> {
    const miners = this.#deps.fleet.list();
    yield this.#house(miners);
    if (!this.#deps.config().metrics.perMiner) return;
    let turnAt = 0;
    for (const text of minerTexts(miners)) {
      if (performance.now() - turnAt >= TURN_MS) {
        await setImmediate();
        turnAt = performance.now();
      }
      yield text;
    }
  }

  #house(miners: readonly LiveMiner[]): string {
    const { fleet, guard, clock, version, startedAt, isReady } = this.#deps;
    const part = new MetricPagePart([...serverFamilies, ...houseFamilies, ...guardFamilies]);
    addServer(part, {
      version,
      startedAt,
      isReady: isReady(),
      polling: fleet.health(),
      process: this.#process.figures(),
      listener: this.#listener.id,
      streams: this.#streams(),
      commands: this.#commands.counts,
    });
    addHouse(part, fleetResource(miners, clock.now()));
    addGuard(part, miners, guard.counts());
    return part.toString();
  }

  /** Ends its watching. */
  close(): void {
    this.#process.close();
    this.#commands.close();
  }
}
