import { post } from "../net/post.js";
import { escapeMarkdown, oneLine, unlinked } from "../plain-text.js";
import { type ChannelKind, hostOf } from "./channel.js";

/** Most characters of one message. Source: Discord, Execute Webhook. */
const MOST = 2000;
/** Message flag: no previews of links. */
const SUPPRESS_EMBEDS = 4;

/** A channel of Discord, by its webhook. Mentions are switched off, Markdown is escaped. */
export const discord: ChannelKind<"discord"> = {
  secrets: ["url"],
  placeOf: ({ url }) => hostOf(url),
  show: ({ url }) => ({ host: hostOf(url) }),
  open: ({ url }, net) => ({
    send: ({ title, text }) => {
      const words = `**${harmless(oneLine(title))}**\n${harmless(text)}`.slice(0, MOST);
      const body = JSON.stringify({
        content: words,
        allowed_mentions: { parse: [] },
        flags: SUPPRESS_EMBEDS,
      });
      return post({ url, body }, net);
    },
  }),
};

function harmless(text: string): string {
  return escapeMarkdown(unlinked(text));
}
