/** The bytes of one reply, as they came off the connection. */
export interface ReplyFrame {
  /** Everything before the first NUL, or before the end when there was none. */
  readonly bytes: Uint8Array;
  /** How the reply ended: by its NUL, by the peer closing, or by the time running out. */
  readonly end: "nul" | "closed" | "timeout";
  /** Bytes that came behind the NUL together with it. A double reply shows here. */
  readonly trailingBytes: number;
}

/**
 * Puts the chunks of a TCP stream together up to the first NUL.
 * Bounded: a peer that never stops is cut off by the caller when `push` answers `too-large`.
 */
export class ReplyCollector {
  readonly #maxBytes: number;
  readonly #chunks: Uint8Array[] = [];
  #length = 0;
  #trailingBytes = 0;
  #isDone = false;
  #isTooLarge = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes of the reply so far, without NUL. */
  get length(): number {
    return this.#length;
  }

  /** Takes a copy of the next chunk, so that its buffer can be used again; none behind one that was too large. */
  push(chunk: Uint8Array): "more" | "done" | "too-large" {
    if (this.#isDone) return "done";
    const nul = chunk.indexOf(0);
    const length = nul === -1 ? chunk.length : nul;
    this.#isTooLarge ||= this.#length + length > this.#maxBytes;
    if (this.#isTooLarge) return "too-large";
    // Not chunk.slice: a Buffer's own is no copy.
    this.#chunks.push(Uint8Array.prototype.slice.call(chunk, 0, length));
    this.#length += length;
    if (nul === -1) return "more";
    this.#trailingBytes = chunk.length - nul - 1;
    this.#isDone = true;
    return "done";
  }

  /** The frame; `end` says what ended it when no NUL did. */
  finish(end: "closed" | "timeout"): ReplyFrame {
    const [only] = this.#chunks;
    const bytes = only !== undefined && this.#chunks.length === 1 ? only : this.#joined();
    return { bytes, end: this.#isDone ? "nul" : end, trailingBytes: this.#trailingBytes };
  }

  #joined(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}
