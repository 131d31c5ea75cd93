import { batch, effect, untracked } from "@preact/signals";
import { fleet, isKnown, stream } from "./house.js";
import { forgetState, keepState, keptState } from "./kept-state.js";
import { lastKnownAt, mayRead, whoAmI } from "./session.js";

const EVERY_MS = 15_000;

/** Of the miners whose pages were open. */
const KEPT_DETAILS = 20;

/** The server is given this long to answer before the page shows what it remembers. */
const PATIENCE_MS = 600;

/** Remembers the house while it is shown live, and forgets it with the right to see it. */
export function rememberHouse(): void {
  setInterval(remember, EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") remember();
  });
  addEventListener("pagehide", remember);
  effect(() => {
    // Once soon, since a phone may be put away at any moment.
    if (isKnown.value && lastKnownAt.value === undefined) setTimeout(remember, 2000);
  });
  effect(() => {
    if (whoAmI.value !== undefined && !mayRead.value) untracked(() => void leaveHouse());
  });
}

function remember(): void {
  const { value: who } = whoAmI;
  const { value: at } = stream.heardAt;
  if (who === undefined || at === undefined || !isKnown.value || !mayRead.value) return;
  if (lastKnownAt.value !== undefined) return;
  void keepState({
    at,
    version: who.version,
    isSimulated: who.simulated,
    miners: fleet.kept(),
    details: [...fleet.details.value.values()].slice(-KEPT_DETAILS),
  });
}

/** Shows what is remembered until the server has answered; at once when it cannot be reached. */
export async function showLastKnown(): Promise<void> {
  const state = await keptState();
  if (state === undefined || whoAmI.value !== undefined || isKnown.value) return;
  batch(() => {
    lastKnownAt.value = state.at;
    stream.heardAt.value = state.at;
    fleet.takeSnapshot(state.miners);
    for (const detail of state.details) fleet.takeDetail(detail);
    isKnown.value = true;
    const { version, isSimulated: simulated } = state;
    whoAmI.value = { actor: null, scope: "read", version, simulated, lanUrl: null };
  });
}

/** The same, unless the server is quick. */
export function showLastKnownSoon(): void {
  setTimeout(() => void showLastKnown(), PATIENCE_MS);
}

async function leaveHouse(): Promise<void> {
  // Who signs in again would get what changed since, of miners that this page does not know any more.
  stream.forget();
  batch(() => {
    lastKnownAt.value = undefined;
    isKnown.value = false;
    fleet.clear();
  });
  await forgetState();
}
