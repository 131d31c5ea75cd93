import type { AlertSeverity } from "@hearthash/contract";
import { post } from "../net/post.js";
import { oneLine } from "../plain-text.js";
import type { ChannelKind } from "./channel.js";

/** ntfy's priorities go from 1 to 5; 3 is the usual one. */
const priorities: Readonly<Record<AlertSeverity, number>> = { info: 3, warning: 4, error: 5 };

/** A topic of an ntfy server. Source: docs.ntfy.sh/publish, "Publish as JSON". */
export const ntfy: ChannelKind<"ntfy"> = {
  secrets: ["token"],
  placeOf: ({ baseUrl }) => baseUrl,
  show: ({ baseUrl, topic }) => ({ baseUrl, topic }),
  open: ({ baseUrl, topic, token }, net) => ({
    send: ({ title, text, severity, kind }) => {
      const priority = kind === "ended" ? priorities.info : priorities[severity];
      const body = JSON.stringify({ topic, title: oneLine(title), message: text, priority });
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return post({ url: baseUrl, body, headers }, net);
    },
  }),
};
