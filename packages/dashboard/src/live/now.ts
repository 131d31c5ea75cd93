import { signal } from "@preact/signals";

/** The time that ages are counted to; moves once a second while the page is seen. */
export const now = signal(Date.now());

export function startClock(): void {
  setInterval(() => {
    if (document.visibilityState === "visible") now.value = Date.now();
  }, 1000);
}
