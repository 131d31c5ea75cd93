import { computed, signal } from "@preact/signals";
import { api } from "./api.js";
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

/** Where messages go; undefined until it is known, null where the server sends none. */
export const alertChannels = signal<
  readonly { readonly id: string; readonly name: string }[] | null | undefined
>(undefined);

/** Asks whether the server sends messages, and where to. Its own description tells whether it has channels at all. */
export async function loadAlertChannels(): Promise<void> {
  try {
    const description: { paths: Record<string, unknown> } = await (await fetch("/openapi.json")).json();
    if (description.paths["/api/v1/channels"] === undefined) alertChannels.value = null;
    else alertChannels.value = (await api<{ items: { id: string; name: string }[] }>("/channels")).items;
  } catch {
    // Not known: nothing is said of it.
  }
}
