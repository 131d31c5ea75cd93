import type { CreatedToken, LoginLink, Scope } from "@hearthash/contract";
import { api } from "./api.js";
import { sessions, tokens } from "./lists.js";
import { refreshWhoAmI } from "./session.js";

/** Reads who is signed in and which tokens there are. */
export async function loadAccess(): Promise<void> {
  await Promise.all([sessions.refresh(), tokens.refresh()]);
}

/** Signs a browser out; it may be this one. */
export async function endSession(id: string): Promise<void> {
  await api(`/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
  await Promise.all([loadAccess(), refreshWhoAmI()]);
}

/** Takes a token's rights away. */
export async function revokeToken(id: string): Promise<void> {
  await api(`/tokens/${encodeURIComponent(id)}`, { method: "DELETE" });
  await loadAccess();
}

/** Makes a token and gives its secret, which is never told again. */
export async function makeToken(name: string, scope: Scope): Promise<string> {
  const { secret } = await api<CreatedToken>("/tokens", { method: "POST", body: { name, scope } });
  await tokens.refresh();
  return secret;
}

/** A link that signs another browser in: single use, five minutes. */
export async function makeLoginLink(): Promise<string> {
  return (await api<LoginLink>("/login-links", { method: "POST", body: {} })).url;
}
