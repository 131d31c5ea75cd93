import { encodeUtf8 } from "../utf8.js";
import type { ByteCursor } from "./byte-cursor.js";

/** A name that stands in replies, and where its value was in the one that was read last. */
export class BookedKey<Use> {
  readonly name: string;
  readonly use: Use;
  /** The name and the byte behind it. */
  readonly bytes: Uint8Array;
  /** The key that came behind this one last time: mostly it does again. */
  next: BookedKey<Use> | undefined;
  /** The reply it was seen in: see {@link KeyBook.reply}. */
  seenIn = 0;
  /** Where its value begins and ends in that reply. */
  start = 0;
  end = 0;

  constructor(name: string, use: Use, bytes: Uint8Array) {
    this.name = name;
    this.use = use;
    this.bytes = bytes;
  }
}

/** More names than any reply has. Beyond it the book is begun anew: a hostile miner cannot fill the memory. */
const MAX_KEYS = 512;

/**
 * The names that may stand at one place of a reply, found by bytes: a name that comes where it came last time costs
 * a comparison, any other one a look-up.
 */
export class KeyBook<Use> {
  readonly #ending: string;
  readonly #useOf: (name: string) => Use | undefined;
  readonly #wanted = new Map<string, BookedKey<Use>>();
  #keys = new Map<string, BookedKey<Use>>();
  #first: BookedKey<Use> | undefined;
  #last: BookedKey<Use> | undefined;
  /** Number of the reply that is being read. */
  reply = 0;

  /**
   * @param ending what stands behind each name.
   * @param useOf what a name is for; `undefined` for one that must not be there.
   */
  constructor(ending: string, useOf: (name: string) => Use | undefined) {
    this.#ending = ending;
    this.#useOf = useOf;
  }

  /** A key that is kept whatever else comes, to find its value by. */
  want(name: string, use: Use): BookedKey<Use> {
    const known = this.#wanted.get(name);
    if (known !== undefined) return known;
    const key = this.#make(name, use);
    this.#wanted.set(name, key);
    this.#keys.set(name, key);
    return key;
  }

  /** Begins the next reply. */
  begin(): void {
    this.reply += 1;
    this.#last = undefined;
    if (this.#keys.size > MAX_KEYS) this.#startAnew();
  }

  has(key: BookedKey<Use>): boolean {
    return key.seenIn === this.reply;
  }

  /** The keys of this reply with this use, in the order they came. */
  seen(use: Use): BookedKey<Use>[] {
    const found: BookedKey<Use>[] = [];
    if (this.#last === undefined) return found;
    for (let key = this.#first; key !== undefined; key = key === this.#last ? undefined : key.next) {
      if (key.use === use) found.push(key);
    }
    return found;
  }

  /** Takes the next name and what ends it. `undefined` for one that must not be there or was there before. */
  take(cursor: ByteCursor, readName: (cursor: ByteCursor) => string | undefined): BookedKey<Use> | undefined {
    const likely = this.#last === undefined ? this.#first : this.#last.next;
    const key = likely !== undefined && cursor.takeAll(likely.bytes) ? likely : this.#find(cursor, readName);
    if (key === undefined || key.seenIn === this.reply) return undefined;
    key.seenIn = this.reply;
    this.#last = key;
    return key;
  }

  #find(
    cursor: ByteCursor,
    readName: (cursor: ByteCursor) => string | undefined,
  ): BookedKey<Use> | undefined {
    const name = readName(cursor);
    if (name === undefined) return undefined;
    const key = this.#keys.get(name) ?? this.#add(name);
    if (this.#last === undefined) this.#first = key;
    else this.#last.next = key;
    return key;
  }

  #add(name: string): BookedKey<Use> | undefined {
    const use = this.#useOf(name);
    if (use === undefined) return undefined;
    const key = this.#make(name, use);
    this.#keys.set(name, key);
    return key;
  }

  #make(name: string, use: Use): BookedKey<Use> {
    return new BookedKey(name, use, encodeUtf8(`${name}${this.#ending}`));
  }

  #startAnew(): void {
    this.#keys = new Map(this.#wanted);
    this.#first = undefined;
    for (const key of this.#wanted.values()) key.next = undefined;
  }
}

/** The text between two places; for short ASCII texts. */
export function asciiAt(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 200)));
}
