import type { StreamEventName } from "@hearthash/contract";

/**
 * One event of a stream. The data is JSON on one line, so that no text of a device can end the line and begin an
 * event of its own: JSON escapes CR, LF and NUL, and U+2028 and U+2029 end no line of a stream.
 *
 * @param id undefined for an event that is not part of what can be resumed.
 * @param json made by JSON.stringify.
 */
export function eventText(name: StreamEventName, id: string | undefined, json: string): string {
  return `event: ${name}\n${id === undefined ? "" : `id: ${id}\n`}data: ${json}\n\n`;
}
