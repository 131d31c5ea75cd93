import stringWidth from "string-width";

const COLOUR_CODE = /\u001b\[[0-9;]*m/g;
const PLAIN = /^[ -~]*$/;

/**
 * The columns a text takes on a terminal; colour codes take none. Most texts are plain letters, whose number is
 * known at once: a live view of a thousand miners measures thousands of cells a second.
 */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  const bare = text.includes("\u001b") ? text.replace(COLOUR_CODE, "") : text;
  return PLAIN.test(bare) ? bare.length : stringWidth(bare);
}
