import type { LevelKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";

/** It hashes, and no pool has accepted anything since. */
export const noShares: LevelKind = {
  type: "level",
  clearMs: 0,
  judge: (look) => {
    const { facts, live } = look;
    const snapshot = freshSnapshot(look);
    const accepted = snapshot?.points.acceptedShares;
    if (snapshot === undefined || accepted === undefined) return { verdict: "unknown", facts };
    const next = { accepted, at: snapshot.at };
    // Standing still, it owes no shares; the count goes on from here when it hashes again.
    if (live.state === "standby" || live.state === "starting") return { verdict: "unknown", facts: next };
    const before = facts?.["accepted"];
    if (facts?.["at"] === snapshot.at) return { verdict: repeated(facts), facts, data: { accepted } };
    if (before === undefined) return { verdict: "unknown", facts: { ...next, last: "unknown" } };
    // A smaller count is one that began anew.
    const verdict = accepted === before ? "bad" : "good";
    return { verdict, facts: { ...next, last: verdict }, data: { accepted } };
  },
};

/** The same reading looked at again says what it said before. */
function repeated(facts: { readonly [name: string]: unknown }): "bad" | "good" | "unknown" {
  const last = facts["last"];
  return last === "bad" || last === "good" ? last : "unknown";
}
