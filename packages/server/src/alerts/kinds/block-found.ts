import type { OnceKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";

/** A block was found. */
export const blockFound: OnceKind = {
  type: "once",
  look: (look) => {
    const blocks = freshSnapshot(look)?.points.foundBlocks;
    if (blocks === undefined) return { facts: look.facts };
    const before = look.facts?.["blocks"];
    // Counted from the miner's start: a smaller number is a new count.
    const found = typeof before === "number" ? blocks - before : 0;
    return { facts: { blocks }, ...(found > 0 ? { data: { found, total: blocks } } : {}) };
  },
};
