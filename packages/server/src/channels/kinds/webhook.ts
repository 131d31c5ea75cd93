import { post } from "../net/post.js";
import { type ChannelKind, hostOf } from "./channel.js";
import { signatureOf } from "./signature.js";

/** JSON to a URL of the owner's, signed when there is a secret. */
export const webhook: ChannelKind<"webhook"> = {
  secrets: ["url", "secret"],
  placeOf: ({ url }) => hostOf(url),
  show: ({ url }) => ({ host: hostOf(url) }),
  open: ({ url, secret }, net) => ({
    send: (message) => {
      const body = JSON.stringify(message);
      const timestampS = Math.floor(net.now() / 1000);
      const headers = {
        "x-hearthash-id": message.id,
        "x-hearthash-timestamp": String(timestampS),
        ...(secret === undefined ? {} : { "x-hearthash-signature": signatureOf(secret, timestampS, body) }),
      };
      return post({ url, body, headers }, net);
    },
  }),
};
