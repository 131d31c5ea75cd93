import type { ChannelResource, DeliveryResource, PushState } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** How this browser stands to messages; undefined until the server has said so. */
export const push = signal<PushState | undefined>(undefined);
export const pushProblem = signal<string | undefined>(undefined);

/** Whether this browser takes messages at all: on an iPhone only the app on the home screen does. */
export function canPush(): boolean {
  return "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
}

/** Asks the server, and the browser whether it still takes messages. */
export async function loadPush(): Promise<void> {
  try {
    const state = await api<PushState>("/push");
    const own = await ownSubscription();
    push.value = own === undefined ? { ...state, subscription: null } : state;
    pushProblem.value = undefined;
  } catch (error) {
    pushProblem.value = problemText(error);
  }
}

/**
 * Lets this browser be told.
 *
 * @throws when its owner or the browser does not want that: the words are for people.
 */
export async function turnOnPush(name: string): Promise<void> {
  const publicKey = push.value?.publicKey ?? undefined;
  if (publicKey === undefined) throw new Error("Say first who sends.");
  if ((await Notification.requestPermission()) !== "granted") {
    throw new Error("This browser does not let hearthash notify you: allow it in its settings.");
  }
  const { endpoint, keys } = (await subscribe(publicKey)).toJSON();
  const subscription = await api<ChannelResource>("/push", {
    method: "PUT",
    body: { name, endpoint, p256dh: keys?.["p256dh"], auth: keys?.["auth"] },
  });
  push.value = { publicKey, subscription };
}

/** Sends this browser no more. */
export async function turnOffPush(): Promise<void> {
  await api("/push", { method: "DELETE" });
  await (await ownSubscription())?.unsubscribe();
  await loadPush();
}

/** Sends this browser a message now. */
export async function testPush(): Promise<DeliveryResource> {
  const delivery = await api<DeliveryResource>("/push/test", { method: "POST", body: {} });
  await loadPush();
  return delivery;
}

async function ownSubscription(): Promise<PushSubscription | undefined> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

/** A subscription with the key of another server, or of this one's past, is of no use any more. */
async function subscribe(publicKey: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  try {
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  } catch {
    throw new Error("This browser cannot reach its push service. Try again later, or with another browser.");
  }
}
