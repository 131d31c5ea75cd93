import type { Pool } from "@hearthash/client";
import type { LevelKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";

/** A pool that the miner may use does not answer it. */
export const poolDead: LevelKind = {
  type: "level",
  clearMs: 0,
  judge: (look) => {
    const { pools, live } = look;
    if (pools === undefined || freshSnapshot(look) === undefined) return { verdict: "unknown" };
    // In standby a miner talks to no pool, and calls them dead.
    if (live.state === "standby" || live.state === "starting") return { verdict: "unknown" };
    const used = pools.filter(({ status }) => status !== "Disabled");
    if (used.length === 0) return { verdict: "unknown" };
    const dead = used.filter(({ status }) => status === "Dead");
    const data = {
      dead: dead.map(({ id, url }) => ({ id, url: urlOf(url) })),
      active: used.find((pool) => pool.active && pool.status !== "Dead")?.id ?? null,
      allDead: dead.length === used.length,
    };
    return { verdict: dead.length > 0 ? "bad" : "good", data };
  },
};

function urlOf(url: Pool["url"]): string {
  // Some firmware writes user and password into the address.
  return url.replace(/\/\/[^/@]*@/, "//").slice(0, 255);
}
