import type { Message } from "../../../packages/server/src/channels/index.js";
import { START_MS } from "../support/warned-parts.js";

/** A message that tries to be more than text. */
export const HOSTILE =
  'x"\r\nBcc: a@b.example\r\n\r\n<b>@everyone</b> [click](https://evil.example) *b* _i_ `c` /start';

/** A message of a miner. */
export function message(id: string, over: Partial<Message> = {}): Message {
  const words = { title: "Living room: offline", text: "Living room has not answered since 14:02." };
  return { id, at: START_MS, severity: "error", kind: "told", ...words, ...over };
}
