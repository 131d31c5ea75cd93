import { crc32 } from "node:zlib";

/** So many logs an hour at most: 10,000 miners make some 160 to a log. */
const GROUPS = 64;

/** The group of a miner: always the same for the same id. */
export function groupOf(name: string): number {
  return crc32(name) % GROUPS;
}
