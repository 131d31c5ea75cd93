import { ServerError } from "../../errors/index.js";
import type { LiveMiner } from "../../live/index.js";
import type { HttpDeps } from "../http-deps.js";
import { minerDetail } from "../resources/index.js";
import { ChangeLog } from "./change-log.js";
import { EventRing } from "./event-ring.js";
import { eventText } from "./event-text.js";
import { snapshotJson } from "./snapshot-json.js";
import { isStillAllowed } from "./still-allowed.js";
import { StreamClient, type StreamReader } from "./stream-client.js";
import { type StreamLimits, streamLimits } from "./stream-limits.js";
import { RowTexts } from "./stream-row.js";

/**
 * The live stream of one listener. What changes is made into one frame at each tick, once for all clients. While
 * nobody reads, and for a while after, it rests.
 */
export class StreamHub {
  readonly #deps: HttpDeps;
  readonly #limits: StreamLimits;
  readonly #epoch: string;
  readonly #clients = new Set<StreamClient>();
  readonly #rows = new RowTexts();
  readonly #changes: ChangeLog;
  readonly #ring: EventRing;
  #seq = 0;
  #snapshot: Buffer | undefined;
  #stopWork: (() => void) | undefined;
  #emptySince = 0;
  #isClosed = false;

  /** @param scope makes the ids of this hub differ from those of another one of the same server. */
  constructor(deps: HttpDeps, scope: string, limits: Partial<StreamLimits> = {}) {
    this.#deps = deps;
    this.#limits = { ...streamLimits, ...limits };
    this.#epoch = `${deps.epoch}.${scope}`;
    this.#changes = new ChangeLog(deps.fleet, this.#rows, this.#limits);
    this.#ring = new EventRing(this.#limits.ringEvents, this.#limits.ringBytes);
  }

  get limits(): StreamLimits {
    return this.#limits;
  }

  /** Streams that are open. */
  get size(): number {
    return this.#clients.size;
  }

  /**
   * Opens a stream: what was missed behind the event `after`, or else a snapshot.
   *
   * @throws ServerError `too-many-requests`, `not-ready` while stopping.
   */
  open(reader: StreamReader, after: string | undefined): StreamClient {
    this.#admit(reader.caller);
    this.#work();
    const client = new StreamClient(reader);
    client.source.push(Buffer.from("retry: 2000\n\n"));
    const missed = this.#missedBehind(after);
    if (missed === undefined) this.#start(client);
    else {
      for (const bytes of missed) client.source.push(bytes);
      this.#sendDetails(client);
    }
    this.#clients.add(client);
    client.source.once("close", () => this.#remove(client));
    return client;
  }

  /** Ends all streams; takes no more. */
  close(): void {
    this.#isClosed = true;
    for (const client of this.#clients) client.end();
    this.#stopWork?.();
    this.#stopWork = undefined;
  }

  #admit(caller: string): void {
    if (this.#isClosed) throw new ServerError("not-ready", "The server is stopping: try again soon");
    const own = [...this.#clients].filter((client) => client.reader.caller === caller).length;
    const { streams, streamsPerCaller } = this.#limits;
    if (own < streamsPerCaller && this.#clients.size < streams) return;
    throw new ServerError(
      "too-many-requests",
      `At most ${streamsPerCaller} streams of one caller and ${streams} in total: close some first`,
    );
  }

  #remove(client: StreamClient): void {
    this.#clients.delete(client);
    if (this.#clients.size === 0) this.#emptySince = this.#deps.clock.now();
  }

  #work(): void {
    if (this.#stopWork !== undefined) return;
    const { events } = this.#deps;
    const { tickMs, heartbeatMs } = this.#limits;
    const stops = [
      this.#changes.listen(events),
      events.on("miner.updated", ({ miner }) => this.#tellDetail(miner)),
      events.on("journal.added", ({ entry }) => {
        if (entry.kind.startsWith("access.")) this.#endTheRevoked();
      }),
    ];
    const tick = setInterval(() => this.#tick(), tickMs);
    const heartbeat = setInterval(() => this.#heartbeat(), heartbeatMs);
    this.#stopWork = () => {
      clearInterval(tick);
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    };
  }

  /** What happens while it rests is not seen: the past ends here. */
  #rest(): void {
    this.#stopWork?.();
    this.#stopWork = undefined;
    this.#seq += 1;
    this.#ring.clear(this.#seq);
    this.#snapshot = undefined;
  }

  #tick(): void {
    const now = this.#deps.clock.now();
    if (this.#clients.size === 0 && now - this.#emptySince > this.#limits.lingerMs) this.#rest();
    else this.#sendChanges(now);
  }

  #sendChanges(now: number): void {
    const events = this.#changes.take(now).map(({ name, json }) => {
      this.#seq += 1;
      const bytes = Buffer.from(eventText(name, this.#id(), json));
      this.#ring.add(this.#seq, bytes);
      return bytes;
    });
    this.#snapshot = undefined;
    const frame = Buffer.concat(events);
    for (const client of this.#clients) this.#serve(client, frame, now);
  }

  #serve(client: StreamClient, frame: Buffer, now: number): void {
    const { laggingSince } = client;
    if (laggingSince === undefined) {
      if (frame.length > 0) client.send(frame, this.#limits.backlogBytes, now);
    } else if (client.hasCaughtUp) this.#start(client);
    else if (now - laggingSince > this.#limits.stuckMs) client.cut();
  }

  #start(client: StreamClient): void {
    this.#snapshot ??= Buffer.from(eventText("snapshot", this.#id(), this.#snapshotJson()));
    client.start(this.#snapshot);
    this.#sendDetails(client);
  }

  #snapshotJson(): string {
    const { fleet, clock } = this.#deps;
    return snapshotJson({ epoch: this.#epoch, at: clock.now(), miners: fleet.list(), rows: this.#rows });
  }

  #sendDetails(client: StreamClient): void {
    for (const id of client.reader.detail) {
      const miner = this.#deps.fleet.get(id);
      if (miner !== undefined) this.#sendDetail(client, miner);
    }
  }

  #tellDetail(miner: LiveMiner): void {
    for (const client of this.#clients) {
      if (client.reader.detail.size > 0 && this.#wants(client, miner)) this.#sendDetail(client, miner);
    }
  }

  /** A miner may have another id since the stream was opened. */
  #wants({ reader }: StreamClient, miner: LiveMiner): boolean {
    if (reader.detail.has(miner.id)) return true;
    return [...reader.detail].some((id) => this.#deps.fleet.get(id)?.id === miner.id);
  }

  #sendDetail(client: StreamClient, miner: LiveMiner): void {
    const bytes = Buffer.from(eventText("detail", this.#id(), JSON.stringify(minerDetail(miner))));
    client.send(bytes, this.#limits.backlogBytes, this.#deps.clock.now());
  }

  #heartbeat(): void {
    this.#endTheRevoked();
    const comment = Buffer.from(": still here\n\n");
    for (const client of this.#clients) {
      client.send(comment, this.#limits.backlogBytes, this.#deps.clock.now());
    }
  }

  #endTheRevoked(): void {
    const { access, clock } = this.#deps;
    for (const client of this.#clients) {
      if (!isStillAllowed(access, client.reader.principal, clock.now())) client.end();
    }
  }

  #missedBehind(after: string | undefined): readonly Buffer[] | undefined {
    const [, epoch, seq] = /^(.+)-(\d{1,15})$/.exec(after ?? "") ?? [];
    return epoch === this.#epoch ? this.#ring.behind(Number(seq), this.#seq) : undefined;
  }

  #id(): string {
    return `${this.#epoch}-${this.#seq}`;
  }
}
