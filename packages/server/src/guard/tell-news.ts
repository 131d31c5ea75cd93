import type { DriftTold } from "../events/index.js";
import type { LiveMiner } from "../live/index.js";
import { isPaused, type News } from "./core/judge.js";
import type { Drift, GuardMemory, Pin } from "./core/memory.js";
import { GUARD, type GuardParts } from "./guard-parts.js";
import { driftText, poolsForLog, redirectText } from "./texts.js";

/** Tells the rest of the server, and the event log, what a look has made known. */
export function tellNews(
  parts: GuardParts,
  live: LiveMiner,
  memory: GuardMemory,
  news: readonly News[],
): void {
  for (const one of news) tell(parts, live, memory, one);
}

/** Says again what is so, behind a start: whoever has told it already says nothing. */
export function tellKnown({ events, clock }: GuardParts, live: LiveMiner, memory: GuardMemory): void {
  if (isPaused(memory, clock.now())) return;
  const { drift, redirect, pin } = memory;
  if (drift !== undefined)
    events.emit("pool.drifted", { miner: live, kind: "pool-drift", told: toldOf(pin, drift) });
  if (redirect === undefined) return;
  const told = {
    id: redirect.id,
    text: redirectText(redirect),
    lastRightAt: undefined,
    data: { ...redirect },
  };
  events.emit("pool.drifted", { miner: live, kind: "pool-redirect", told });
}

function toldOf(pin: Pin, drift: Drift): DriftTold {
  const { id, changes, since, lastRightAt } = drift;
  const data = {
    ...{ driftId: id, changes, since, lastRightAt: lastRightAt ?? null },
    ...{ before: poolsForLog(pin.pools), after: poolsForLog(drift.seen) },
  };
  return { id, text: driftText(drift), lastRightAt, data };
}

function tell(parts: GuardParts, live: LiveMiner, memory: GuardMemory, news: News): void {
  if (news.kind === "drifted") tellDrift(parts, live, memory, news);
  else if (news.kind === "right") tellRight(parts, live, memory, news);
  else if (news.kind === "redirected") tellRedirect(parts, live, news);
  else if (news.kind === "redirect-over") {
    parts.events.emit("pool.drifted", { miner: live, kind: "pool-redirect", told: undefined });
    const { redirect } = news;
    note(parts, live, "guard.redirect-over", `${live.name}: no longer so: ${redirectText(redirect)}`, {
      ...redirect,
    });
  } else {
    const data = { before: poolsForLog(news.before), after: poolsForLog(news.after) };
    note(
      parts,
      live,
      "guard.pin-moved",
      `The pin of ${live.name} has moved with what ${news.by} has changed`,
      data,
    );
  }
}

type Of<Kind extends News["kind"]> = Extract<News, { kind: Kind }>;

function tellDrift(
  { events, journal, tally }: GuardParts,
  live: LiveMiner,
  { pin }: GuardMemory,
  { drift }: Of<"drifted">,
): void {
  tally.drifts += 1;
  const told = toldOf(pin, drift);
  journal.write({
    ...{ kind: "guard.drifted", severity: "error", minerId: live.id, data: told.data },
    message: `${live.name}: ${told.text}`,
  });
  events.emit("pool.drifted", { miner: live, kind: "pool-drift", told });
}

function tellRight(parts: GuardParts, live: LiveMiner, memory: GuardMemory, { drift }: Of<"right">): void {
  const data = { driftId: drift.id, since: drift.since, pools: poolsForLog(memory.pin.pools) };
  note(parts, live, "guard.right", `${live.name} is as it is pinned again`, data);
  parts.events.emit("pool.drifted", { miner: live, kind: "pool-drift", told: undefined });
}

function tellRedirect(parts: GuardParts, live: LiveMiner, { redirect }: Of<"redirected">): void {
  parts.tally.redirects += 1;
  const text = redirectText(redirect);
  parts.journal.write({
    ...{ kind: "guard.redirected", severity: "warning", minerId: live.id, data: { ...redirect } },
    message: `${live.name}: ${text}`,
  });
  const told = { id: redirect.id, text, lastRightAt: undefined, data: { ...redirect } };
  parts.events.emit("pool.drifted", { miner: live, kind: "pool-redirect", told });
}

function note(
  { journal }: GuardParts,
  { id: minerId }: LiveMiner,
  kind: string,
  message: string,
  data: Readonly<Record<string, unknown>>,
): void {
  journal.write({ kind, minerId, actor: GUARD, message, data });
}
