import { scanBrackets } from "../../mm/scan-brackets.js";
import { isBracketField } from "../../wire/bracket-field.js";
import type { ByteCursor } from "../../wire/scan/byte-cursor.js";
import { type BookedKey, KeyBook } from "../../wire/scan/key-book.js";
import type { ReplyPart } from "../../wire/scan/scan-reply.js";
import { anyValue, numberValue, type RowUse, scanRow } from "../../wire/scan/scan-row.js";

/** What a name of a bracket text is for: one value, or one of those whose names match a pattern. */
export type BracketUse = "value" | "each";

/** The one row of `summary`. */
export class QuickSummary implements ReplyPart {
  readonly command = "summary";
  readonly section = "SUMMARY";
  readonly book = new KeyBook<RowUse>('":', () => anyValue);
  #rows = 0;

  begin(): void {
    this.#rows = 0;
  }

  want(name: string): BookedKey<RowUse> {
    return this.book.want(name, numberValue);
  }

  scanRow(cursor: ByteCursor): boolean {
    this.#rows += 1;
    this.book.begin();
    return this.#rows === 1 && scanRow(cursor, this.book);
  }
}

/** Names of the main bracket text. Others are of machines with several modules, for the full parser. */
const MAIN_TEXTS: readonly string[] = ["MM ID0", "MM ID0:Summary"];

/** The rows of `estats` or `litestats`, with one main bracket text among them and board arrays at most. */
export class QuickStats implements ReplyPart {
  readonly command: string;
  readonly section = "STATS";
  readonly book: KeyBook<BracketUse>;
  readonly #useOf: (name: string) => BracketUse;
  readonly #rowBook: KeyBook<RowUse>;
  readonly #boards = new KeyBook<BracketUse>("[", () => "value");
  #mainTexts = 0;
  #boardTexts = 0;

  constructor(command: string, isEach: (name: string) => boolean) {
    this.command = command;
    this.#useOf = (name) => (isEach(name) ? "each" : "value");
    this.book = new KeyBook<BracketUse>("[", this.#useOf);
    const main: RowUse = { text: (cursor) => this.#scanMain(cursor), isNumber: false };
    const boards: RowUse = { text: (cursor) => this.#scanBoards(cursor), isNumber: false };
    this.#rowBook = new KeyBook<RowUse>('":', (name) => {
      if (MAIN_TEXTS.includes(name)) return main;
      if (name === "HBinfo") return boards;
      return isBracketField(name) ? undefined : anyValue;
    });
  }

  begin(): void {
    this.#mainTexts = 0;
    this.#boardTexts = 0;
  }

  get hasMainText(): boolean {
    return this.#mainTexts === 1;
  }

  want(name: string): BookedKey<BracketUse> {
    return this.book.want(name, this.#useOf(name));
  }

  scanRow(cursor: ByteCursor): boolean {
    this.#rowBook.begin();
    return scanRow(cursor, this.#rowBook);
  }

  #scanMain(cursor: ByteCursor): boolean {
    this.#mainTexts += 1;
    return this.#mainTexts === 1 && scanBrackets(cursor, this.book);
  }

  #scanBoards(cursor: ByteCursor): boolean {
    this.#boardTexts += 1;
    return this.#boardTexts === 1 && scanBrackets(cursor, this.#boards);
  }
}
