import type { GuardResource } from "@hearthash/contract";
import type { Paint } from "../../output/paint.js";
import { clipped, printable } from "../../output/printable.js";

type Pool = NonNullable<GuardResource["pin"]>["pools"][number];

/** How the guard stands with a miner: a sign and a word, since a colour never stands alone. */
export function badgeText({ badge, state }: GuardResource, paint: Paint): string {
  if (badge === "off") return paint.faint("– off");
  if (badge === "paused") return paint.warm("‖ paused");
  if (badge === "drifted") return paint.bad(`✗ ${state === "right" ? "redirected" : state}`);
  return state === "waiting" ? paint.faint("… waiting") : paint.good("✓ right");
}

/** The pinned pools in a cell: the first, and how many more. */
export function poolsCell({ pin }: GuardResource): string {
  if (pin === null) return "–";
  const [first, ...more] = pin.pools;
  const text = first === undefined ? "none" : clipped(`${first.url} ${first.worker}`, 60);
  return more.length === 0 ? text : `${text} +${more.length}`;
}

/** One pinned pool on a line. */
export function poolText({ url, worker, disabled }: Pool): string {
  return `${printable(url)}  ${printable(worker)}${disabled ? "  (switched off)" : ""}`;
}

/** A moment on this machine's clock; a dash for one that is not known. */
export function moment(at: number | null): string {
  if (at === null) return "–";
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** What differs from the pin, what is done about it, and what can be; nothing for a miner that is right. */
export function driftLines(guard: GuardResource, paint: Paint): readonly string[] {
  const { drift, redirect, restoring, pausedUntil, name } = guard;
  if (drift === null && redirect === null) return [];
  const lines = [paint.strong(printable(name))];
  if (drift !== null) {
    lines.push(
      `  differs from its pin since ${moment(drift.since)}, last right ${moment(drift.lastRightAt)}`,
    );
    for (const { kind, before, after } of drift.changes) {
      lines.push(`  ${kind.padEnd(9)}  ${shown(before)} ${paint.faint("→")} ${shown(after)}`);
    }
  }
  if (redirect !== null) {
    const where = `${printable(redirect.pool)} ${paint.faint("→")} ${printable(redirect.host)}`;
    lines.push(`  redirect   ${where}, since ${moment(redirect.since)}`);
  }
  if (pausedUntil !== null) lines.push(`  paused until ${moment(pausedUntil)}`);
  if (restoring.stop !== null) lines.push(`  not restored: ${printable(restoring.stop.message)}`);
  else if (restoring.nextAt !== null)
    lines.push(`  the next try to restore it is at ${moment(restoring.nextAt)}`);
  return lines;
}

function shown(text: string | null): string {
  return text === null ? "nothing" : clipped(text, 300);
}
