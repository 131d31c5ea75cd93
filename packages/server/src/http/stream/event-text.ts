import type { StreamEventName } from "@hearthash/contract";

/**
 * One event of a stream. The data is JSON on one line, so that no text of a device can end the line and begin an
 * event of its own: JSON escapes CR, LF and NUL, and U+2028 and U+2029 end no line of a stream.
 *
 * @param json made by JSON.stringify.
 */
export function eventText(name: StreamEventName, id: string, json: string): string {
  return `event: ${name}\nid: ${id}\ndata: ${json}\n\n`;
}
