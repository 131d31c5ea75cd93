import { encodeUtf8 } from "../utf8.js";
import type { ByteCursor } from "./byte-cursor.js";
import { KeyBook } from "./key-book.js";
import { anyValue, type RowUse, scanRow } from "./scan-row.js";

/** One part of a reply: the command that was asked, the section that answers it, and the reader of its rows. */
export interface ReplyPart {
  readonly command: string;
  readonly section: string;
  /** Takes the next row. */
  readonly scanRow: (cursor: ByteCursor) => boolean;
}

interface PartTexts {
  readonly part: ReplyPart;
  /** What stands in front of the status row, and between it and the section's rows. */
  readonly opening: Uint8Array;
  readonly between: Uint8Array;
  readonly closing: Uint8Array;
}

/**
 * Takes a whole healthy reply, plain or joined, in the one spelling that firmware gives it: every part there, in the
 * order asked, each a success with one section and nothing else. False for anything else; the full parser reads the
 * same bytes then.
 */
export class ReplyScanner {
  readonly #parts: readonly PartTexts[];
  readonly #end: Uint8Array;
  readonly #status = new KeyBook<RowUse>('":', (name) => (name === "STATUS" ? success : anyValue));
  readonly #success = this.#status.want("STATUS", success);

  constructor(parts: readonly ReplyPart[]) {
    const isJoined = parts.length > 1;
    this.#parts = parts.map((part, index) => ({
      part,
      opening: encodeUtf8(`${isJoined ? `${index === 0 ? "{" : ","}"${part.command}":[` : ""}{"STATUS":[`),
      between: encodeUtf8(`],"${part.section}":[`),
      closing: encodeUtf8(isJoined ? '],"id":1}]' : '],"id":1}'),
    }));
    this.#end = encodeUtf8(isJoined ? ',"id":1}' : "");
  }

  scan(bytes: Uint8Array, cursor: ByteCursor): boolean {
    cursor.start(bytes);
    for (const part of this.#parts) {
      if (!this.#scanPart(part, cursor)) return false;
    }
    return cursor.takeAll(this.#end) && cursor.isAtEnd;
  }

  #scanPart({ part, opening, between, closing }: PartTexts, cursor: ByteCursor): boolean {
    this.#status.begin();
    if (!cursor.takeAll(opening) || !scanRow(cursor, this.#status)) return false;
    if (!this.#status.has(this.#success) || !cursor.takeAll(between)) return false;
    do {
      if (!part.scanRow(cursor)) return false;
    } while (cursor.take(0x2c));
    return cursor.takeAll(closing);
  }
}

const SUCCESS = Uint8Array.from([0x53, 0x22]);
const success: RowUse = { text: (cursor) => cursor.takeAll(SUCCESS), isNumber: false };
