import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Waits until the worker has the page and all files. */
export async function workerReady(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        // Without one that is on its way, `ready` would wait for ever.
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
      }),
    )
    .toBe(true);
}

/** When the state is from that this browser remembers; undefined: it remembers none. */
export async function rememberedAt(page: Page): Promise<number | undefined> {
  return await page.evaluate(
    () =>
      new Promise<number | undefined>((resolve, reject) => {
        const opening = indexedDB.open("hearthash", 1);
        // Not made by the page yet, and not to be made here.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () =>
          opening.error?.name === "AbortError" ? resolve(undefined) : reject(opening.error);
        opening.onsuccess = () => {
          const { result: database } = opening;
          const getting = database.transaction("last-known").objectStore("last-known").get("house");
          getting.onsuccess = () => {
            database.close();
            resolve((getting.result as { at: number } | undefined)?.at);
          };
        };
      }),
  );
}

/** Every address in any cache of this origin. */
export async function cachedAddresses(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys())
        found.push(new URL(request.url).pathname + new URL(request.url).search);
    }
    return found;
  });
}
