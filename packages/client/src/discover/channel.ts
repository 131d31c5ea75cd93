interface Puller<Item> {
  readonly resolve: (item: Item | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** A queue with an end, between those who make something and those who take it. Makers wait while it is full. */
export class Channel<Item> {
  readonly #capacity: number;
  readonly #items: Item[] = [];
  readonly #pullers: Puller<Item>[] = [];
  readonly #pushers: (() => void)[] = [];
  #isClosed = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  /** Resolves when there is room for more. Dropped once the channel is closed. */
  async push(item: Item): Promise<void> {
    if (this.#isClosed) return;
    const puller = this.#pullers.shift();
    if (puller !== undefined) {
      puller.resolve(item);
      return;
    }
    this.#items.push(item);
    if (this.#items.length >= this.#capacity)
      await new Promise<void>((resolve) => this.#pushers.push(resolve));
  }

  /** The next item; `undefined` behind the last one. */
  pull(): Promise<Item | undefined> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure.error);
    const item = this.#items.shift();
    if (item !== undefined) {
      this.#pushers.shift()?.();
      return Promise.resolve(item);
    }
    if (this.#isClosed) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => this.#pullers.push({ resolve, reject }));
  }

  /** Ends it behind what is in it. */
  close(): void {
    this.#isClosed = true;
    for (const release of this.#pushers.splice(0)) release();
    for (const puller of this.#pullers.splice(0)) puller.resolve(undefined);
  }

  /** Ends it at once: whoever takes from it gets the error. */
  fail(error: unknown): void {
    if (this.#failure !== undefined) return;
    this.#failure = { error };
    this.#items.length = 0;
    for (const puller of this.#pullers.splice(0)) puller.reject(error);
    this.close();
  }
}
