import type { Scope, WhoAmI } from "@hearthash/contract";
import { computed, signal } from "@preact/signals";
import { api } from "./api.js";
import { forgetState } from "./kept-state.js";

/** Who this browser is to the server; undefined until it has said so. */
export const whoAmI = signal<WhoAmI | undefined>(undefined);

/** Since when what is shown is only remembered, with the server silent; undefined: it is the server's own word. */
export const lastKnownAt = signal<number | undefined>(undefined);

const ORDER: readonly Scope[] = ["read", "control", "admin"];

function has(scope: Scope): boolean {
  const mine = whoAmI.value?.scope;
  return mine !== undefined && mine !== null && ORDER.indexOf(mine) >= ORDER.indexOf(scope);
}

export const mayRead = computed(() => has("read"));
/** Nothing is changed on what is only remembered. */
export const mayControl = computed(() => lastKnownAt.value === undefined && has("control"));
export const mayAdminister = computed(() => lastKnownAt.value === undefined && has("admin"));

/** Asks the server who we are. */
export async function refreshWhoAmI(): Promise<void> {
  whoAmI.value = await api<WhoAmI>("/whoami");
}

/** Exchanges a sign-in code for a session. */
export async function signIn(code: string): Promise<void> {
  await api("/sign-in", { method: "POST", body: { code } });
  await refreshWhoAmI();
}

export async function signOut(): Promise<void> {
  await api("/sign-out", { method: "POST", body: {} });
  await forgetState();
  await refreshWhoAmI();
}

/**
 * The code of a sign-in link (`/#signin=…`), taken out of the address at once, so that it stays in no history and
 * on no screenshot.
 */
export function takeSignInCode(): string | undefined {
  const match = /^#signin=([\w-]{1,100})$/.exec(location.hash);
  if (match !== null) history.replaceState(null, "", location.pathname + location.search);
  return match?.[1];
}
