import { readPush } from "./push-message.js";

/** Shows what came. */
export async function showPush(worker: ServiceWorkerGlobalScope, text: string | undefined): Promise<void> {
  const { title, body, tag, at, path } = readPush(text, Date.now());
  // TypeScript does not know timestamp; browsers that do not, either, show when it came.
  const options: NotificationOptions & { readonly timestamp: number } = {
    ...{ body, tag, data: path, timestamp: at },
    ...{ icon: "/icon-192.png", badge: "/icon-192.png" },
  };
  await worker.registration.showNotification(title, options);
}

/** Opens the page of a notice: in a window that is open already, if there is one. */
export async function openNotice(worker: ServiceWorkerGlobalScope, notice: Notification): Promise<void> {
  notice.close();
  const path = typeof notice.data === "string" ? notice.data : "/";
  const [open] = await worker.clients.matchAll({ type: "window" });
  if (open === undefined) await worker.clients.openWindow(path);
  else {
    // A browser may refuse to bring it to the front; the page is the right one all the same.
    await open.focus().catch(() => undefined);
    await open.navigate(path);
  }
}
