import { crc32 } from "node:zlib";
import { ByteReader, ByteWriter } from "../codec/bytes.js";
import type { NamedSample, Sample } from "../sample.js";

const HEAD = 8;
/** A frame is a batch of a few seconds: a length beyond this is not one. */
const LARGEST_FRAME = 64 * 1024 * 1024;

/** One batch of samples as it is appended to a log: length, checksum, rows. */
export function encodeFrame(rows: readonly NamedSample[]): Buffer {
  const body = new ByteWriter();
  const part = new ByteWriter();
  const names = new TextEncoder();
  for (const { name, sample } of rows) {
    body.part(names.encode(name));
    body.count(sample.at);
    body.count(sample.intervalMs);
    body.byte(sample.state);
    part.clear();
    writeValues(sample.values, part);
    body.part(part.view());
  }
  const bytes = body.view();
  const frame = Buffer.alloc(HEAD + bytes.length);
  frame.writeUInt32LE(bytes.length, 0);
  frame.writeUInt32LE(crc32(bytes), 4);
  frame.set(bytes, HEAD);
  return frame;
}

function writeValues(values: ReadonlyMap<number, number>, into: ByteWriter): void {
  for (const [column, value] of values) {
    into.count(column);
    into.signed(value);
  }
}

/** What stands in a log. */
export interface LogContent {
  readonly rows: readonly NamedSample[];
  /** Behind the last whole frame. */
  readonly goodLength: number;
  /** True when a frame within is not what was written; a missing end alone is no damage. */
  readonly isDamaged: boolean;
}

/** Reads frames until the end, past those that are damaged. @param only samples of one name alone. */
export function decodeFrames(file: Buffer, only?: string): LogContent {
  const rows: NamedSample[] = [];
  let [at, goodLength, isDamaged] = [0, 0, false];
  while (at + HEAD <= file.length) {
    const length = file.readUInt32LE(at);
    const end = at + HEAD + length;
    if (length > LARGEST_FRAME || end > file.length) break;
    const body = file.subarray(at + HEAD, end);
    if (length > 0 && crc32(body) === file.readUInt32LE(at + 4)) {
      readRows(body, only, rows);
      goodLength = end;
    } else isDamaged = true;
    at = end;
  }
  return { rows, goodLength, isDamaged };
}

function readRows(bytes: Uint8Array, only: string | undefined, into: NamedSample[]): void {
  const body = new ByteReader(bytes);
  const names = new TextDecoder();
  while (!body.isAtEnd) {
    const name = names.decode(body.part());
    const at = body.count();
    const intervalMs = body.count();
    const state = body.byte();
    const values = body.part();
    if (only === undefined || only === name) {
      into.push({ name, sample: { at, intervalMs, state, values: decodeValues(values) } });
    }
  }
}

function decodeValues(bytes: Uint8Array): Sample["values"] {
  const body = new ByteReader(bytes);
  const values = new Map<number, number>();
  while (!body.isAtEnd) values.set(body.count(), body.signed());
  return values;
}
