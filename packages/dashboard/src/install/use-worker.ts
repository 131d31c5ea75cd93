import { effect } from "@preact/signals";
import { stream } from "../live/house.js";
import { takeNewVersion } from "./new-version.js";
import { watchTouches } from "./touched.js";
import { workerAddress } from "./worker-address.js";

/**
 * Lets the worker keep this page's files, and follows its versions. Browsers have workers over HTTPS and on this
 * machine alone; elsewhere, and where storage is refused, the page does without.
 */
export function useWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  watchTouches();
  followVersions(navigator.serviceWorker);
  // Behind what the first view needs.
  if (document.readyState === "complete") void register();
  else addEventListener("load", () => void register(), { once: true });
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" });
    lookWhenWorthwhile(registration);
  } catch {
    // No storage, or the server is away: the page works without.
  }
}

/** A worker that takes over from another one brings another version; the first one brings what is shown. */
function followVersions(workers: ServiceWorkerContainer): void {
  let current = workers.controller;
  workers.addEventListener("controllerchange", () => {
    const isAnother = current !== null;
    current = workers.controller;
    if (isAnother) takeNewVersion();
  });
}

/** A new version comes with a server that was started anew; an app may stay open for weeks. */
function lookWhenWorthwhile(registration: ServiceWorkerRegistration): void {
  const look = () => void registration.update().catch(() => leaveIfGone(registration));
  effect(() => {
    if (stream.connection.value === "live") look();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
}

/** A server that has no worker, as an older version: the kept files would stand in front of its own for ever. */
async function leaveIfGone(registration: ServiceWorkerRegistration): Promise<void> {
  const answer = await fetch("/sw.js", { cache: "no-store" }).catch(() => undefined);
  if (answer?.status !== 404) return;
  await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith("hearthash-")) await caches.delete(name);
  takeNewVersion();
}
