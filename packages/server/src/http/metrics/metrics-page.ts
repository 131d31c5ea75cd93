import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { fleetResource } from "../resources/index.js";
import { CommandCounter } from "./command-counter.js";
import { addHouse, houseFamilies } from "./house-metrics.js";
import { type MetricFamily, MetricText } from "./metric-text.js";
import { addMiner, minerFamilies } from "./miner-metrics.js";
import { ProcessWatch } from "./process-watch.js";
import { addServer, serverFamilies } from "./server-metrics.js";

/** Every family there is, in the order of the page. */
export const metricFamilies: readonly MetricFamily[] = [
  ...serverFamilies,
  ...houseFamilies,
  ...minerFamilies,
];

/** The page that Prometheus reads: built anew at each scrape, in one pass over the miners. */
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

  /** The page now. */
  render(): string {
    const { config, fleet, clock, version, startedAt, isReady } = this.#deps;
    const text = new MetricText(metricFamilies);
    const miners = fleet.list();
    addServer(text, {
      version,
      startedAt,
      isReady: isReady(),
      polling: fleet.health(),
      process: this.#process.figures(),
      listener: this.#listener.id,
      streams: this.#streams(),
      commands: this.#commands.counts,
    });
    addHouse(text, fleetResource(miners, clock.now()));
    if (config().metrics.perMiner) for (const miner of miners) addMiner(text, miner);
    return text.toString();
  }

  /** Ends its watching. */
  close(): void {
    this.#process.close();
    this.#commands.close();
  }
}
