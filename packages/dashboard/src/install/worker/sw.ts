import { keptAddress } from "./kept-address.js";
import type { Shell } from "./shell.js";
import { dropOldShells, keepShell, keptFile } from "./shell-caches.js";
import { openNotice, showPush } from "./show-push.js";

declare const self: ServiceWorkerGlobalScope;

/** Put here by the build. */
declare const SHELL: Shell;

/*
 * Keeps the dashboard's own files, so that it opens without the server, and nothing else: what a request of a page
 * brings is never written to a cache. A new version takes over at once; pages of the one before find their files still.
 */
self.addEventListener("install", (event) => {
  event.waitUntil(keepShell(SHELL).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const address = keptAddress(event.request, self.location.origin, SHELL);
  if (address === undefined) return;
  event.respondWith(keptFile(SHELL, address).then((kept) => kept ?? fetch(event.request)));
});

self.addEventListener("push", (event) => {
  event.waitUntil(showPush(self, event.data?.text()));
});

self.addEventListener("notificationclick", (event) => {
  event.waitUntil(openNotice(self, event.notification));
});
