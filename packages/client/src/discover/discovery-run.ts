import type { Endpoint } from "../domain/endpoint.js";
import { abortedError } from "../transport/lane.js";
import { MergedAbort } from "../transport/merged-abort.js";
import type { AbortSignalLike } from "../transport/port.js";
import type { Probe } from "../transport/probe-port.js";
import { Channel } from "./channel.js";
import type { DiscoverSettings } from "./discover-options.js";
import type { DiscoveryEvent } from "./discovery-event.js";
import { fateBy, identifyPort, unidentified } from "./identify-port.js";
import { eachInFlight } from "./in-flight.js";
import { sweep } from "./sweep.js";
import { Tally } from "./tally.js";

/** Events and open ports that may wait; beyond them the scan waits for its reader. */
const CAPACITY = 256;

/** One scan under way: a sweep finds open ports, a few askers behind it find out who they are. */
export class DiscoveryRun {
  readonly #targets: readonly Endpoint[];
  readonly #settings: DiscoverSettings;
  readonly #tally: Tally;
  readonly #abort = new MergedAbort();
  readonly #events = new Channel<DiscoveryEvent>(CAPACITY);
  readonly #openPorts = new Channel<Endpoint>(CAPACITY);

  constructor(targets: readonly Endpoint[], settings: DiscoverSettings) {
    this.#targets = targets;
    this.#settings = settings;
    this.#tally = new Tally(targets.length, settings.passes, () => Date.now());
  }

  /** Runs the scan; the iteration's end, however it comes, leaves nothing behind. */
  async *events(signal: AbortSignalLike | undefined): AsyncGenerator<DiscoveryEvent, void, undefined> {
    const leave = () => this.#stop(abortedError());
    if (signal?.aborted) throw abortedError();
    signal?.addEventListener("abort", leave);
    const ended = this.#run();
    try {
      for (let event = await this.#next(); event !== undefined; event = await this.#next()) yield event;
    } finally {
      signal?.removeEventListener("abort", leave);
      leave();
      await ended;
    }
  }

  #next(): Promise<DiscoveryEvent | undefined> {
    return this.#events.pull();
  }

  async #run(): Promise<void> {
    try {
      const { probe } = this.#settings.client.transport;
      await (probe === undefined ? this.#askEveryone() : this.#inTwoStages(probe));
      await this.#events.push(this.#tally.summary());
      this.#events.close();
    } catch (error) {
      this.#stop(error);
    }
  }

  #stop(error: unknown): void {
    this.#abort.abort();
    this.#openPorts.close();
    this.#events.fail(error);
  }

  async #inTwoStages(probe: Probe): Promise<void> {
    const parts = [
      this.#sweep(probe),
      ...Array.from({ length: this.#settings.identifyInFlight }, () => this.#identifyOpen()),
    ];
    const guarded = parts.map((part) => part.catch((error: unknown) => this.#stop(error)));
    await Promise.all(guarded);
  }

  async #sweep(probe: Probe): Promise<void> {
    const { inFlight, passes, probeTimeoutMs } = this.#settings;
    const options = { probe, inFlight, passes, timeoutMs: probeTimeoutMs, signal: this.#abort };
    await sweep(this.#targets, options, {
      postponed: () => {
        this.#tally.countPostponed();
        this.#reportProgress();
      },
      judged: (target, verdict) => {
        if (verdict === "open") {
          this.#tally.countOpened();
          return this.#openPorts.push(target);
        }
        this.#tally.count(verdict);
        return this.#reportProgress();
      },
    });
    this.#openPorts.close();
    await this.#events.push(this.#tally.progress());
  }

  async #identifyOpen(): Promise<void> {
    for (let port = await this.#openPorts.pull(); port !== undefined; port = await this.#openPorts.pull()) {
      const answer = await identifyPort(port, this.#settings.client, this.#abort);
      const event = answer instanceof Error ? unidentified(port, answer) : answer;
      this.#tally.count(event.kind);
      await this.#events.push(event);
      this.#reportProgress();
    }
  }

  /** Without a connect test: what does not even take the request is judged by its error. */
  #askEveryone(): Promise<void> {
    return eachInFlight(this.#targets, this.#settings.inFlight, async (target) => {
      const answer = await identifyPort(target, this.#settings.client, this.#abort);
      const fate = answer instanceof Error ? fateBy(answer) : "found";
      this.#tally.count(fate);
      if (!(answer instanceof Error)) await this.#events.push(answer);
      else if (fate === "open") await this.#events.push(unidentified(target, answer));
      this.#reportProgress();
    });
  }

  /** A reader that is behind gets no progress on top. */
  #reportProgress(): void {
    if (!this.#events.isEmpty) return;
    const progress = this.#tally.dueProgress();
    if (progress !== undefined) void this.#events.push(progress);
  }
}
