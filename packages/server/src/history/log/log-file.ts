import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { decodeFrames } from "./frame.js";

/** A file that is only ever appended to. Cut at any byte, it holds everything before the batch that was cut. */
export class LogFile {
  readonly path: string;
  readonly #fd: number;
  #length: number;
  #isDirty = false;

  /** Opens a log, and takes away the end of a batch that was not written whole. */
  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(path, "a+");
    this.#length = fstatSync(this.#fd).size;
    if (this.#length > 0) {
      const { goodLength } = decodeFrames(readFileSync(path));
      if (goodLength < this.#length) this.#cut(goodLength);
    }
  }

  get length(): number {
    return this.#length;
  }

  /** Appends a frame whole, or not at all. @throws what the file system says, ENOSPC among it. */
  append(frame: Buffer): void {
    let done = 0;
    try {
      while (done < frame.length) done += writeSync(this.#fd, frame, done);
    } catch (error) {
      if (done > 0) this.#cut(this.#length);
      throw error;
    }
    this.#length += frame.length;
    this.#isDirty = true;
  }

  /** Brings it to the disk itself: power may fail then. */
  sync(): void {
    if (!this.#isDirty) return;
    fdatasyncSync(this.#fd);
    this.#isDirty = false;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #cut(length: number): void {
    ftruncateSync(this.#fd, length);
    this.#length = length;
  }
}
