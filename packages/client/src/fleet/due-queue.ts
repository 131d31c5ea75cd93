/** Something that is due at a time. */
export interface Due {
  /** Milliseconds of the clock in use. */
  readonly dueAt: number;
}

/** Things in the order they are due: a binary heap, so that ten thousand miners cost no search. */
export class DueQueue<Item extends Due> {
  readonly #heap: Item[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** When the next one is due; `undefined` when there is none. */
  get nextDueAt(): number | undefined {
    return this.#heap[0]?.dueAt;
  }

  add(item: Item): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(item);
    while (index > 0) {
      const place = (index - 1) >> 1;
      const parent = heap[place];
      if (parent === undefined || parent.dueAt <= item.dueAt) break;
      heap[index] = parent;
      index = place;
    }
    heap[index] = item;
  }

  /** Takes the next one if it is due at `now`. */
  take(now: number): Item | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.dueAt > now) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  /** Lets the first one sink to its place. */
  #sink(): void {
    const heap = this.#heap;
    const sinking = heap[0];
    if (sinking === undefined) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      let least = heap[child];
      const right = heap[child + 1];
      if (least === undefined) break;
      if (right !== undefined && right.dueAt < least.dueAt) {
        least = right;
        child += 1;
      }
      if (least.dueAt >= sinking.dueAt) break;
      heap[index] = least;
      index = child;
    }
    heap[index] = sinking;
  }
}
