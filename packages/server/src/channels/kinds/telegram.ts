import { post } from "../net/post.js";
import { oneLine, unlinked } from "../plain-text.js";
import type { ChannelKind } from "./channel.js";

/** Most characters of one message. Source: Bot API, sendMessage. */
const MOST = 4096;

/** A chat, by a bot. Without `parse_mode`: no character of a name means anything. */
export const telegram: ChannelKind<"telegram"> = {
  secrets: ["botToken"],
  placeOf: ({ baseUrl }) => baseUrl,
  show: ({ baseUrl, chatId }) => ({ baseUrl, chatId }),
  open: ({ baseUrl, chatId, botToken }, net) => ({
    send: ({ title, text }) => {
      const words = `${unlinked(oneLine(title))}\n${unlinked(text)}`.slice(0, MOST);
      const body = JSON.stringify({
        chat_id: chatId,
        text: words,
        link_preview_options: { is_disabled: true },
      });
      return post({ url: `${baseUrl.replace(/\/+$/, "")}/bot${botToken}/sendMessage`, body }, net);
    },
  }),
};
