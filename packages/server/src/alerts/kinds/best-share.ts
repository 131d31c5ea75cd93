import type { OnceKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";

/** A better share than ever. The miner's own record begins anew with each start; this one does not. */
export const bestShare: OnceKind = {
  type: "once",
  look: (look) => {
    const { facts, rule } = look;
    const share = freshSnapshot(look)?.points.bestShare;
    if (share === undefined) return { facts };
    const record = facts?.["record"];
    if (typeof record !== "number") return { facts: { record: share } };
    if (share <= record) return { facts };
    const isWorthIt = share >= (rule.threshold ?? 0);
    return { facts: { record: share }, ...(isWorthIt ? { data: { share, before: record } } : {}) };
  },
};
