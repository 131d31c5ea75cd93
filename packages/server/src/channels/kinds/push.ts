import type { AlertSeverity } from "@hearthash/contract";
import type { Message } from "../message.js";
import { post } from "../net/post.js";
import { failed, type Outcome } from "../outcome.js";
import { oneLine } from "../plain-text.js";
import { type ChannelKind, hostOf } from "./channel.js";

/** A phone that was off for longer gets what is told since; the rest stands in the event log. */
const KEPT_S = 24 * 3600;

/** Push services take 4,096 bytes, encrypted; what is cut stands behind the link. */
const MOST_TEXT = 1000;

const urgencies = { info: "normal", warning: "high", error: "high" } as const satisfies Record<
  AlertSeverity,
  string
>;

/** Statuses of a subscription that is no more. Source: RFC 8030, section 7.3; Apple and Google answer 410 or 404. */
const gone: ReadonlySet<number> = new Set([404, 410]);

/** A browser or an installed app, by its maker's push service, which sees the encrypted message alone. */
export const push: ChannelKind<"push"> = {
  secrets: ["endpoint", "p256dh", "auth"],
  placeOf: ({ endpoint }) => endpoint,
  show: ({ endpoint }) => ({ service: hostOf(endpoint) }),
  open: ({ endpoint, p256dh, auth }, net) => ({
    send: async (message) => {
      const away = { ...net, policy: net.internetPolicy };
      const vapid = net.vapid();
      if (vapid === undefined) {
        return failed("refused", "Push services ask who sends: set channels.pushContact", { isFinal: true });
      }
      const { default: webPush } = await import("web-push");
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(payloadOf(message)),
        { vapidDetails: vapid, TTL: KEPT_S, urgency: urgencies[message.severity] },
      );
      return judge(
        await post({ url: endpoint, body: body ?? Buffer.alloc(0), headers: words(headers) }, away),
      );
    },
  }),
};

/** What the installed app makes a notification of. */
function payloadOf({ id, at, title, text, severity, kind, alert }: Message): object {
  const minerId = alert?.minerId ?? undefined;
  return {
    // The end of an alert takes the place of its beginning.
    tag: alert?.id ?? id,
    at,
    title: oneLine(title).slice(0, 120),
    text: text.slice(0, MOST_TEXT),
    severity: kind === "ended" ? "info" : severity,
    path: minerId === undefined ? "/events" : `/miners/${encodeURIComponent(minerId)}`,
  };
}

function words(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return Object.fromEntries(named);
}

function judge(outcome: Outcome): Outcome {
  if (outcome.ok || !gone.has(outcome.status ?? 0)) return outcome;
  return { ...outcome, message: "This browser takes no more messages", isFinal: true, isGone: true };
}
