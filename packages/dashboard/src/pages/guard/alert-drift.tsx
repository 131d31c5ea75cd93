import type { AlertResource } from "@hearthash/contract";
import { guardNews, guards, loadGuard } from "../../live/guard.js";
import { useEvery } from "../../pieces/use-every.js";
import { DriftDetails } from "./drift-details.js";

const EVERY_MS = 15_000;

/** What an alert of the guard is about, with what can be said to it; nothing for any other alert. */
export function AlertDrift({ alert: { kind, minerId } }: { readonly alert: AlertResource }) {
  if ((kind !== "pool-drift" && kind !== "pool-redirect") || minerId === null) return null;
  return <DriftOf minerId={minerId} />;
}

function DriftOf({ minerId }: { readonly minerId: string }) {
  useEvery(EVERY_MS, () => void loadGuard(minerId), `${minerId} ${guardNews.value}`);
  const guard = guards.value.get(minerId);
  if (guard === undefined || (guard.drift === null && guard.redirect === null)) return null;
  return <DriftDetails guard={guard} />;
}
