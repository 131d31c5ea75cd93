import { computed, signal } from "@preact/signals";
import { fleet, isKnown } from "./house.js";
import { mayAdminister } from "./session.js";

const KEY = "hearthash.setup-left";

const isLeft = signal(storedIsLeft());

/** True where there is nothing yet, and somebody who may begin: the first run is offered by itself. */
export const isFirstRun = computed(
  () => isKnown.value && mayAdminister.value && fleet.cells.value.length === 0 && !isLeft.value,
);

/** It is not offered again in this browser; Settings still leads there. */
export function leaveSetup(): void {
  isLeft.value = true;
  try {
    localStorage.setItem(KEY, "1");
  } catch {
    // Private browsing without storage: it holds for this page.
  }
}

function storedIsLeft(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
