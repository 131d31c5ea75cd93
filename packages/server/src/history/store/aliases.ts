import type { BlockFile } from "../blocks/block-file.js";
import type { Span } from "../rollup/roll-up.js";

/** A name under which something is kept, and from when to when it meant the miner that is asked for. */
export interface NameSpan extends Span {
  readonly name: string;
}

interface Alias {
  readonly before: string;
  readonly id: string;
  readonly until: number;
}

/**
 * Names that miners had before they were identified. What was kept stays under its name; a name can serve another
 * miner later, so it holds until a time only. Kept in each file, so that the loss of one loses none.
 */
export class Aliases {
  readonly #files: readonly BlockFile[];
  readonly #all = new Map<string, Alias>();
  #unwritten: Alias[] = [];

  constructor(files: readonly BlockFile[]) {
    this.#files = files;
    for (const file of files) {
      const rows = file.run((database) =>
        database.prepare<[], Alias>("SELECT before, id, until FROM aliases").all(),
      );
      for (const row of rows) this.#all.set(JSON.stringify(row), row);
    }
  }

  /** What was kept under `before` so far is the history of `id`; on the disk with the next `write`. */
  add({ before, id, until }: Alias): void {
    const alias = { before, id, until };
    this.#all.set(JSON.stringify(alias), alias);
    this.#unwritten.push(alias);
  }

  /** Puts what was added on the disk: thousands that are identified at once wait for it once, not each for itself. */
  write(): void {
    const added = this.#unwritten;
    if (added.length === 0) return;
    for (const file of this.#files) {
      file.run((database) => {
        const insert = database.prepare("INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)");
        database.transaction(() => {
          for (const { before, id, until } of added) insert.run(before, id, until);
        })();
      });
    }
    this.#unwritten = [];
  }

  /** Forgets that a name meant a miner. Gives false when it has meant another one too: what it holds is not its own. */
  drop(name: string, id: string): boolean {
    const all = [...this.#all].filter(([, { before }]) => before === name);
    if (all.some(([, alias]) => alias.id !== id)) return false;
    for (const [key] of all) this.#all.delete(key);
    for (const file of this.#files) {
      file.run((database) => database.prepare("DELETE FROM aliases WHERE before = ?").run(name));
    }
    return true;
  }

  /** Whether a name is one from before a miner was identified. */
  isFormerName(name: string): boolean {
    return [...this.#all.values()].some(({ before }) => before === name);
  }

  /** Every name that meant a miner within a span. */
  namesOf(id: string, span: Span, seen: readonly string[] = []): readonly NameSpan[] {
    if (seen.includes(id)) return [];
    const all = [...this.#all.values()];
    const lastUntil = (name: string, until: number) =>
      Math.max(0, ...all.filter((one) => one.before === name && one.until < until).map((one) => one.until));
    const own = clip(span, lastUntil(id, Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
    const others = all
      .filter((alias) => alias.id === id)
      .flatMap(({ before, until }) => {
        const part = clip(span, lastUntil(before, until), until);
        if (part.from >= part.to) return [];
        return [{ name: before, ...part }, ...this.#earlier(before, part, [...seen, id])];
      });
    return own.from < own.to ? [{ name: id, ...own }, ...others] : others;
  }

  /** Names that a name was known under before. */
  #earlier(name: string, span: Span, seen: readonly string[]): readonly NameSpan[] {
    return this.namesOf(name, span, seen).filter((one) => one.name !== name);
  }
}

function clip(span: Span, from: number, to: number): Span {
  return { from: Math.max(span.from, from), to: Math.min(span.to, to) };
}
