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
    this.#heap.push(item);
    let index = this.#heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#dueAt(parent) <= this.#dueAt(index)) return;
      this.#swap(parent, index);
      index = parent;
    }
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

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let least = index;
      if (left < this.#heap.length && this.#dueAt(left) < this.#dueAt(least)) least = left;
      if (right < this.#heap.length && this.#dueAt(right) < this.#dueAt(least)) least = right;
      if (least === index) return;
      this.#swap(least, index);
      index = least;
    }
  }

  #dueAt(index: number): number {
    return this.#heap[index]?.dueAt ?? Number.POSITIVE_INFINITY;
  }

  #swap(left: number, right: number): void {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (one === undefined || other === undefined) return;
    this.#heap[left] = other;
    this.#heap[right] = one;
  }
}
