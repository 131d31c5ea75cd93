import { ServerError } from "../../errors/index.js";
import type { LiveMiner } from "../../live/index.js";
import type { HttpDeps } from "../http-deps.js";
import { minerDetail } from "../resources/index.js";
import { ChangeLog } from "./change-log.js";
import { eventText } from "./event-text.js";
import { NumberedEvents } from "./numbered-events.js";
import { snapshotJson } from "./snapshot-json.js";
import { StreamClient, type StreamReader } from "./stream-client.js";
import { StreamClients } from "./stream-clients.js";
import { type StreamLimits, streamLimits } from "./stream-limits.js";
import { RowTexts } from "./stream-row.js";

const RETRY = Buffer.from("retry: 2000\n\n");
const HEARTBEAT = Buffer.from(": still here\n\n");

/**
 * The live stream of one listener. What changes is made into one frame at each tick, once for all clients. When
 * nobody has read for a while, it rests.
 */
export class StreamHub {
  readonly limits: StreamLimits;
  readonly #deps: HttpDeps;
  readonly #clients: StreamClients;
  readonly #rows = new RowTexts();
  readonly #changes: ChangeLog;
  readonly #events: NumberedEvents;
  /** Made once for all who begin between two ticks. */
  #snapshot: Buffer | undefined;
  #stopWork: (() => void) | undefined;
  #isClosed = false;

  /** @param scope makes the ids of this hub differ from those of another one of the same server. */
  constructor(deps: HttpDeps, scope: string, limits: Partial<StreamLimits> = {}) {
    this.#deps = deps;
    this.limits = { ...streamLimits, ...limits };
    this.#clients = new StreamClients(this.limits);
    this.#changes = new ChangeLog(deps.fleet, this.#rows, this.limits);
    this.#events = new NumberedEvents(`${deps.epoch}.${scope}`, this.limits);
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
    if (this.#isClosed) throw new ServerError("not-ready", "The server is stopping: try again soon");
    this.#clients.admit(reader.caller);
    this.#stopWork ??= this.#work();
    const client = new StreamClient(reader);
    client.source.push(RETRY);
    const missed = this.#events.behind(after);
    if (missed === undefined) this.#start(client);
    else {
      for (const bytes of missed) client.source.push(bytes);
      this.#sendDetails(client);
    }
    this.#clients.add(client, () => this.#deps.clock.now());
    return client;
  }

  /** Ends all streams; takes no more. */
  close(): void {
    this.#isClosed = true;
    this.#clients.endAll();
    this.#stopWork?.();
    this.#stopWork = undefined;
  }

  #work(): () => void {
    const { events, access, clock } = this.#deps;
    const endTheRevoked = () => this.#clients.endTheRevoked(access, clock.now());
    const stops = [
      this.#changes.listen(events),
      events.on("miner.updated", ({ miner }) => this.#tellDetail(miner)),
      events.on("journal.added", ({ entry }) => {
        if (entry.kind.startsWith("access.")) endTheRevoked();
      }),
    ];
    const tick = setInterval(() => this.#tick(clock.now()), this.limits.tickMs);
    const heartbeat = setInterval(() => {
      endTheRevoked();
      this.#sendToAll(HEARTBEAT, clock.now());
    }, this.limits.heartbeatMs);
    return () => {
      clearInterval(tick);
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    };
  }

  #tick(now: number): void {
    if (this.#clients.isAbandoned(now)) this.#rest();
    else {
      const frame = Buffer.concat(this.#changes.take(now).map((change) => this.#events.add(change)));
      this.#snapshot = undefined;
      if (frame.length > 0) this.#sendToAll(frame, now);
      for (const client of this.#clients) this.#attendToLate(client, now);
    }
  }

  /** What happens while it rests is not seen: the past ends here. */
  #rest(): void {
    this.#stopWork?.();
    this.#stopWork = undefined;
    this.#events.forget();
    this.#snapshot = undefined;
  }

  #sendToAll(bytes: Buffer, now: number): void {
    for (const client of this.#clients) client.send(bytes, this.limits.backlogBytes, now);
  }

  #attendToLate(client: StreamClient, now: number): void {
    if (client.laggingSince === undefined) return;
    if (client.hasCaughtUp) this.#start(client);
    else if (now - client.laggingSince > this.limits.stuckMs) client.cut();
  }

  #start(client: StreamClient): void {
    const { alerts, fleet, clock } = this.#deps;
    const { epoch, lastId } = this.#events;
    this.#snapshot ??= Buffer.from(
      eventText(
        "snapshot",
        lastId,
        snapshotJson(epoch, clock.now(), fleet.list(), this.#rows, alerts.open()),
      ),
    );
    client.start(this.#snapshot);
    this.#sendDetails(client);
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

  /** It has the id of the last numbered event: it is for this client alone, and not sent again. */
  #sendDetail(client: StreamClient, miner: LiveMiner): void {
    const json = JSON.stringify(minerDetail(miner));
    const bytes = Buffer.from(eventText("detail", this.#events.lastId, json));
    client.send(bytes, this.limits.backlogBytes, this.#deps.clock.now());
  }
}
