import { type Pool, redactText } from "@hearthash/client";
import { duration, whole } from "./figures.js";
import type { Paint } from "./paint.js";
import { clipped, printable } from "./printable.js";
import { wrapWords } from "./table.js";

/** Pools for people: what each does on one line, then its address and worker. `now` is Unix milliseconds. */
export function poolList(pools: readonly Pool[], now: number, paint: Paint, width: number): string {
  if (pools.length === 0) return "No pools are configured.";
  return pools.map((pool) => poolBlock(pool, now, paint, width)).join("\n");
}

function poolBlock(pool: Pool, now: number, paint: Paint, width: number): string {
  const sign = pool.active ? paint.good("●") : " ";
  const facts = [
    paintStatus(pool, paint),
    pool.active ? "in use" : undefined,
    pool.priority === undefined ? undefined : `priority ${pool.priority}`,
    pool.accepted === undefined ? undefined : `${whole(pool.accepted)} accepted`,
    pool.rejected === undefined ? undefined : `${whole(pool.rejected)} rejected`,
    shareAge(pool, now),
  ].filter((fact) => fact !== undefined);
  const room = Math.max(20, width - 4);
  return [
    `${pool.id} ${sign} ${wrapWords(facts, width, 4)}`,
    `    ${clipped(redactText(pool.url), room)}`,
    `    ${paint.faint("worker")} ${clipped(pool.worker, room - 7)}`,
  ].join("\n");
}

function paintStatus(pool: Pool, paint: Paint): string {
  const text = printable(pool.status);
  if (pool.status === "Alive") return paint.good(text);
  return pool.status === "Disabled" ? paint.faint(text) : paint.bad(text);
}

function shareAge(pool: Pool, now: number): string | undefined {
  if (pool.lastShareAt === undefined) return "no share yet";
  return `last share ${duration((now - pool.lastShareAt) / 1000)} ago`;
}
