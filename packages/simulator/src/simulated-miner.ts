import type { Clock } from "./clock.js";
import { FaultSwitch } from "./fault-switch.js";
import type { FaultOptions } from "./faults/active-faults.js";
import type { Delivery } from "./faults/delivery.js";
import type { FaultName } from "./faults/fault-catalogue.js";
import type { MinerOptions, PoolOptions } from "./miner-options.js";
import { type MinerState, minerState } from "./miner-state.js";
import type { ModelName } from "./models/model.js";
import { MinerPorts, type PortOwner } from "./net/miner-ports.js";
import { RequestLog, type RequestRecord } from "./request-log.js";
import { advance } from "./state/advance.js";
import { shareDifficulty } from "./state/boot.js";
import { createMachine } from "./state/create-machine.js";
import { nextPortChange, schedule } from "./state/events.js";
import type { Machine, PortState } from "./state/machine.js";
import { type PoolCounters, runningPool } from "./state/pool.js";
import { setPoolAlive } from "./state/pool-changes.js";
import type { PinnedReadings } from "./state/readings.js";
import { calibrate } from "./state/work-mode.js";
import { classicRoutes } from "./web/classic-routes.js";
import { homeRoutes } from "./web/home-routes.js";
import type { WebReply, WebRequest } from "./web/web-request.js";

/** What a miner needs from the simulator it belongs to. */
export interface MinerSurroundings {
  readonly clock: Clock;
  readonly seed: number;
  /** How many of the latest requests are kept. */
  readonly requestLog: number;
}

/** One simulated miner: its listeners, its faults and a window on its state. Made by `startSimulator`. */
export class SimulatedMiner {
  /** The model it plays. */
  readonly model: ModelName;
  readonly #machine: Machine;
  readonly #clock: Clock;
  readonly #faults: FaultSwitch;
  readonly #log: RequestLog;
  readonly #ports: MinerPorts;
  #wanted: "on" | "off" = "off";

  constructor(options: MinerOptions, { clock, seed, requestLog }: MinerSurroundings) {
    this.model = options.model;
    this.#clock = clock;
    this.#machine = createMachine(options, seed, clock.now());
    this.#faults = new FaultSwitch(this.#machine);
    this.#log = new RequestLog(requestLog);
    const { host = "127.0.0.1", port = 4028, web } = options;
    const webPort = this.#machine.model.web ? web?.port : undefined;
    const { silentClientMs = this.#machine.model.receiveTimeoutMs } = options;
    this.#ports = new MinerPorts(this.#portOwner(), { host, port, webPort }, silentClientMs);
    if (options.faults) this.#advance();
    for (const name of options.faults ?? []) this.#faults.begin(name);
  }

  /** Address it listens on. */
  get host(): string {
    return this.#ports.at.host;
  }

  /** Port of its API. */
  get port(): number {
    return this.#ports.at.port;
  }

  /** Port of its web interface; undefined without one. */
  get webPort(): number | undefined {
    return this.#ports.at.webPort;
  }

  /** `host:port` of its API. */
  get address(): string {
    return `${this.host}:${this.port}`;
  }

  /** What it is now: plain data, for assertions. */
  get state(): MinerState {
    this.#advance();
    return minerState(this.#machine);
  }

  /** The latest requests its API has received, oldest first. */
  get requests(): readonly RequestRecord[] {
    return this.#log.list();
  }

  /** The faults that are on. */
  get faults(): readonly FaultName[] {
    return this.#faults.names();
  }

  /** Forgets the requests received so far. */
  clearRequests(): void {
    this.#log.clear();
  }

  /** Starts to listen. Rejects with Node's error when an address is in use or not there. */
  async start(): Promise<void> {
    this.#wanted = "on";
    if (this.#faults.has("address-change")) await this.#ports.moveAway();
    await this.settle();
  }

  /** Stops to listen and drops all clients. Its state stays; `start` goes on with it. */
  async stop(): Promise<void> {
    this.#wanted = "off";
    await this.settle();
  }

  /** Turns a fault on, in place of an earlier setting of it. Throws `RangeError` for an unknown name. */
  async setFault(name: FaultName, options: FaultOptions = {}): Promise<void> {
    this.#advance();
    this.#faults.set(name, options);
    if (name === "address-change") await this.#ports.moveAway();
    await this.settle();
  }

  /** Turns one fault off, or all. A miner that has moved stays where it is. */
  async clearFault(name?: FaultName): Promise<void> {
    this.#advance();
    for (const one of name ? [name] : this.#faults.names()) this.#faults.clear(one);
    await this.settle();
  }

  /** Takes the power away and gives it back: refuses, hangs, then starts, as after a reboot command. */
  async powerCycle(): Promise<void> {
    this.#advance();
    this.#machine.bootCause = "0x01.00000000";
    schedule(this.#machine, "reboot", this.#machine.atMs);
    await this.settle();
  }

  /** Moves it to another loopback address, as a new DHCP lease does. It keeps its ports and its identity. */
  moveTo(host: string): Promise<void> {
    return this.#ports.moveTo(host);
  }

  /** The server of a pool dies or comes back. */
  setPoolAlive(index: number, alive: boolean): void {
    this.#advance();
    setPoolAlive(this.#machine, index, alive);
  }

  /** Replaces running and stored pools at once, as nobody can over the API. */
  replacePools(pools: readonly PoolOptions[]): void {
    this.#advance();
    const stored = pools.map((pool) => ({ password: "x", ...pool }));
    this.#machine.kept.pools = stored;
    this.#machine.pools = stored.map((pool, index) =>
      runningPool(pool, index, shareDifficulty(this.#machine)),
    );
    this.#machine.activePool = stored.length > 0 ? 0 : -1;
  }

  /** Starts a calibration of so many milliseconds: ADJ 0, BAR, an empty ATA, mode changes refused. */
  calibrate(durationMs: number): void {
    this.#advance();
    calibrate(this.#machine, durationMs);
  }

  /** The room gets warmer or colder. */
  setAmbient(celsius: number): void {
    this.#advance();
    this.#machine.ambientC = celsius;
  }

  /** Pins measured values, so that a reply shows exactly these. `{}` lets all of them move again. */
  pin(readings: PinnedReadings): void {
    this.#machine.pinned = readings;
  }

  /** The same for the counters of one pool. */
  pinPool(index: number, counters: Partial<PoolCounters>): void {
    const pool = this.#machine.pools[index];
    if (!pool) throw new RangeError(`no pool ${index}`);
    pool.pinned = counters;
  }

  /** Makes the listeners follow the clock now. Needed only after a clock was moved by hand over a reboot. */
  settle(): Promise<void> {
    return this.#ports.settle();
  }

  #advance(): void {
    advance(this.#machine, this.#clock.now());
    this.#faults.settle();
  }

  #portOwner(): PortOwner {
    return {
      portState: () => this.#portState(),
      portWillChange: () => this.#wanted === "on" && nextPortChange(this.#machine) !== undefined,
      answer: (bytes) => this.#answer(bytes),
      answerWeb: (request) => this.#answerWeb(request),
    };
  }

  #portState(): PortState {
    this.#advance();
    return this.#wanted === "off" || this.#faults.has("refused") ? "closed" : this.#machine.port;
  }

  #answer(bytes: Uint8Array): Delivery {
    this.#advance();
    this.#log.add({ atMs: this.#machine.atMs, request: new TextDecoder().decode(bytes) });
    return this.#faults.answer(bytes, this.#machine.atMs);
  }

  #answerWeb(request: WebRequest): WebReply {
    this.#advance();
    const routes = this.#machine.model.web === "classic" ? classicRoutes : homeRoutes;
    const reply = routes(this.#machine, request);
    // The network service is one process: API and web fall together, and it is started again.
    if (reply.kind === "crash") schedule(this.#machine, "reboot", this.#machine.atMs);
    return reply;
  }
}
