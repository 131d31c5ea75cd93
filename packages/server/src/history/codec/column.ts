import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ByteReader, ByteWriter } from "./bytes.js";

/** A column of whole numbers; undefined is unknown. */
export type Column = readonly (number | undefined)[];

const EMPTY = 1;
const CONSTANT = 2;
const HAS_HOLES = 4;
const DEFLATED = 8;
const SECOND_ORDER = 16;

/**
 * Writes a column: differences of neighbours in as few bytes as they need, deflated where that is shorter. With
 * `order` 2 it is the differences of differences: right for times.
 */
export function encodeColumn(values: Column, order: 1 | 2 = 1): Uint8Array {
  const known = values.filter((value) => value !== undefined);
  const first = known[0];
  if (first === undefined) return Uint8Array.of(EMPTY);
  const hasHoles = known.length < values.length;
  if (!hasHoles && order === 1 && known.every((value) => value === first)) return constant(first);
  const body = new ByteWriter();
  if (hasHoles) body.bytes(bitmapOf(values));
  writeDifferences(body, known, order);
  const plain = body.done();
  const packed = plain.length > 12 ? deflateRawSync(plain, { level: 6 }) : plain;
  const flags = (hasHoles ? HAS_HOLES : 0) | (order === 2 ? SECOND_ORDER : 0);
  return packed.length < plain.length ? joined(flags | DEFLATED, packed) : joined(flags, plain);
}

/** Reads what {@link encodeColumn} wrote, for `count` rows. */
export function decodeColumn(bytes: Uint8Array, count: number): (number | undefined)[] {
  const flags = bytes[0] ?? EMPTY;
  if ((flags & EMPTY) !== 0) return new Array<undefined>(count).fill(undefined);
  const rest = bytes.subarray(1);
  const body = new ByteReader((flags & DEFLATED) === 0 ? rest : inflateRawSync(rest));
  if ((flags & CONSTANT) !== 0) return new Array<number>(count).fill(body.signed());
  const bitmap = (flags & HAS_HOLES) === 0 ? undefined : body.bytes(Math.ceil(count / 8));
  const isSecond = (flags & SECOND_ORDER) !== 0;
  const values = new Array<number | undefined>(count).fill(undefined);
  let value = 0;
  let step = 0;
  for (let index = 0; index < count; index++) {
    if (bitmap !== undefined && ((bitmap[index >> 3] ?? 0) & (1 << (index & 7))) === 0) continue;
    const difference = body.signed();
    step = isSecond ? step + difference : difference;
    value += step;
    values[index] = value;
  }
  return values;
}

function writeDifferences(body: ByteWriter, known: readonly number[], order: 1 | 2): void {
  let before = 0;
  let stepBefore = 0;
  for (const value of known) {
    const step = value - before;
    body.signed(order === 2 ? step - stepBefore : step);
    before = value;
    stepBefore = step;
  }
}

function bitmapOf(values: Column): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(values.length / 8));
  for (const [index, value] of values.entries()) {
    if (value !== undefined) bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return bitmap;
}

function constant(value: number): Uint8Array {
  const body = new ByteWriter();
  body.byte(CONSTANT);
  body.signed(value);
  return body.done();
}

function joined(flags: number, rest: Uint8Array): Uint8Array {
  const whole = new Uint8Array(rest.length + 1);
  whole[0] = flags;
  whole.set(rest, 1);
  return whole;
}
