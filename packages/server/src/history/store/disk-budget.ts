import { statfsSync } from "node:fs";

const GB = 1e9;

/** Five GB, or a tenth of the disk where that is less. */
export function usualBudgetBytes(folder: string): number {
  const { blocks, bsize } = statfsSync(folder);
  return Math.floor(Math.min(5 * GB, (blocks * bsize) / 10));
}
