import { Readable } from "node:stream";
import type { Principal } from "../../access/index.js";

/** Who reads a stream, and what they asked for. */
export interface StreamReader {
  readonly principal: Principal | undefined;
  /** By whom streams are counted: session, token, or address. */
  readonly caller: string;
  /** Ids of miners told in detail. */
  readonly detail: ReadonlySet<string>;
  /** Bytes that its socket has taken and not sent yet. */
  readonly socketBacklog: () => number;
}

/** One open stream. What is written to it lies in its buffer until the socket takes it. */
export class StreamClient {
  readonly reader: StreamReader;
  /** What the HTTP reply is fed from. */
  readonly source = new Readable({ read: () => undefined });
  /** Since when it is too far behind to be written to; `undefined` while it keeps up. */
  laggingSince: number | undefined;
  /** Size of the snapshot that may still lie in its buffer: it does not count as being behind. */
  #snapshotBytes = 0;

  constructor(reader: StreamReader) {
    this.reader = reader;
  }

  /** Bytes that it has not read yet. */
  get backlog(): number {
    return this.source.readableLength + this.reader.socketBacklog();
  }

  get isOpen(): boolean {
    return !this.source.destroyed && !this.source.readableEnded;
  }

  /** Writes events, unless it is behind: then it is marked, and gets a snapshot later. */
  send(bytes: Buffer, backlogBytes: number, now: number): void {
    if (this.laggingSince !== undefined || !this.isOpen) return;
    if (this.backlog > backlogBytes + this.#snapshotBytes) this.laggingSince = now;
    else this.source.push(bytes);
  }

  /** Writes a snapshot; from here on it is up to date. */
  start(snapshot: Buffer): void {
    this.laggingSince = undefined;
    this.#snapshotBytes = snapshot.length;
    this.source.push(snapshot);
  }

  /** True when it has read nearly everything. */
  get hasCaughtUp(): boolean {
    return this.backlog === 0;
  }

  /** Ends the reply in an orderly way. */
  end(): void {
    if (this.isOpen) this.source.push(null);
  }

  /** Ends it whatever lies in its buffer. */
  cut(): void {
    this.source.destroy();
  }
}
