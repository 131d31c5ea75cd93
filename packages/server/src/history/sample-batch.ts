import type { NamedSample, TakenSample } from "./sample.js";

/** Numbers of a sample before its values: when, how far apart polls are, its state, how many values. */
const HEAD = 4;
/** Room for so many numbers to begin with. */
const FIRST_NUMBERS = 4096;

/** Samples on their way to another thread: their numbers in one buffer, which changes hands without being copied. */
export interface PackedSamples {
  readonly names: readonly string[];
  /** Of each sample its head, then column and value of each value. */
  readonly numbers: Float64Array<ArrayBuffer>;
}

/** Collects samples as plain numbers: thousands of maps that wait would be work for the garbage collector. */
export class SampleBatch {
  #names: string[] = [];
  #numbers = new Float64Array(FIRST_NUMBERS);
  #length = 0;

  get size(): number {
    return this.#names.length;
  }

  add(name: string, { at, intervalMs, state, pairs }: TakenSample): void {
    this.#names.push(name);
    this.#reserve(HEAD + pairs.length);
    const numbers = this.#numbers;
    const start = this.#length;
    numbers[start] = at;
    numbers[start + 1] = intervalMs;
    numbers[start + 2] = state;
    numbers[start + 3] = pairs.length / 2;
    numbers.set(pairs, start + HEAD);
    this.#length = start + HEAD + pairs.length;
  }

  /** Everything that was added since the last time. */
  take(): PackedSamples {
    const packed = { names: this.#names, numbers: this.#numbers.slice(0, this.#length) };
    this.#names = [];
    this.#length = 0;
    return packed;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#numbers.length) return;
    const larger = new Float64Array(Math.max(2 * this.#numbers.length, this.#length + count));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

/** The samples of a batch. */
export function unpackSamples({ names, numbers }: PackedSamples): readonly NamedSample[] {
  let place = 0;
  const next = () => numbers[place++] ?? 0;
  return names.map((name) => {
    const [at, intervalMs, state, count] = [next(), next(), next(), next()];
    const values = new Map<number, number>();
    for (let index = 0; index < count; index += 1) values.set(next(), next());
    return { name, sample: { at, intervalMs, state, values } };
  });
}
