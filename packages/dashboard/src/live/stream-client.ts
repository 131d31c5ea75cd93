import { signal } from "@preact/signals";
import type { StreamEvents } from "./frames.js";

/** How the page stands to the server. */
export type Connection = "connecting" | "live" | "reconnecting";

type Handlers = { readonly [Name in keyof StreamEvents]: (data: StreamEvents[Name]) => void };

const NAMES = Object.keys({
  snapshot: 0,
  tick: 0,
  miner: 0,
  detail: 0,
  command: 0,
  alert: 0,
  journal: 0,
  overflow: 0,
  beat: 0,
} satisfies Record<keyof StreamEvents, 0>) as readonly (keyof StreamEvents)[];
/** The server says something at least every 15 s; a line that is silent for longer is dead without knowing it. */
const SILENCE_MS = 40_000;
const PAUSES_MS = [500, 1000, 2000, 5000, 10_000] as const;

/**
 * The one stream of a page. Closed while the page is hidden, opened again at once when it is seen, resumed where
 * it was left if the server still knows.
 */
export class StreamClient {
  readonly connection = signal<Connection>("connecting");
  /** When the last frame came; Unix milliseconds. */
  readonly heardAt = signal<number | undefined>(undefined);
  readonly #handlers: Handlers;
  readonly #onDoubt: () => void;
  #source: EventSource | undefined;
  #lastId = "";
  #detail: string | undefined;
  #tries = 0;
  #timer: number | undefined;
  #watchdog: number | undefined;

  /** @param onDoubt told when a stream was turned away or came back: the session may have ended meanwhile. */
  constructor(handlers: Handlers, onDoubt: () => void) {
    this.#handlers = handlers;
    this.#onDoubt = onDoubt;
    document.addEventListener("visibilitychange", () => this.#onVisibility());
    addEventListener("online", () => this.#open());
  }

  start(): void {
    this.#open();
  }

  stop(): void {
    this.#close();
  }

  /** Ends it, and its place with it: the next start begins with all there is. */
  forget(): void {
    this.#close();
    this.#lastId = "";
  }

  /** Also every reading of this miner in full; undefined: of none. */
  watch(id: string | undefined): void {
    if (id === this.#detail) return;
    this.#detail = id;
    if (this.#source !== undefined) this.#open();
  }

  #onVisibility(): void {
    if (document.visibilityState === "visible") this.#open();
    else this.#close();
  }

  #open(): void {
    this.#close();
    if (document.visibilityState === "hidden") return;
    const query = new URLSearchParams();
    if (this.#lastId !== "") query.set("after", this.#lastId);
    if (this.#detail !== undefined) query.set("detail", this.#detail);
    const source = new EventSource(`/api/v1/stream?${query}`);
    this.#source = source;
    for (const name of NAMES)
      source.addEventListener(name, (event) => this.#take(name, event as MessageEvent<string>));
    source.addEventListener("open", () => {
      this.#hear();
      if (this.#tries > 0) this.#onDoubt();
    });
    source.addEventListener("error", () => this.#onError(source));
    this.#hear();
  }

  #take<Name extends keyof StreamEvents>(name: Name, event: MessageEvent<string>): void {
    this.#tries = 0;
    // A beat that comes first has none: where the page left off still counts.
    if (event.lastEventId !== "") this.#lastId = event.lastEventId;
    this.connection.value = "live";
    this.heardAt.value = Date.now();
    this.#hear();
    this.#handlers[name](JSON.parse(event.data) as StreamEvents[Name]);
  }

  #hear(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = window.setTimeout(() => this.#retry(), SILENCE_MS);
  }

  #onError(source: EventSource): void {
    if (source === this.#source) this.#retry();
  }

  /** Our own pauses: EventSource gives up for good after an answer that is no stream. */
  #retry(): void {
    this.#close();
    this.connection.value = "reconnecting";
    const pause = PAUSES_MS[Math.min(this.#tries, PAUSES_MS.length - 1)];
    this.#tries += 1;
    if (this.#tries > 1) this.#onDoubt();
    this.#timer = window.setTimeout(() => this.#open(), pause);
  }

  #close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#watchdog);
    this.#source?.close();
    this.#source = undefined;
  }
}
