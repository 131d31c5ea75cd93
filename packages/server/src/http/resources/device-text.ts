/** Control characters, line separators, marks that turn the writing direction, characters nobody sees. */
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Longest text of a device that leaves the server, in UTF-16 units. */
const MOST = 200;

/** A text that a device chose, made harmless: nothing in it that is not seen, and of bounded length. */
export function deviceText(text: string, most = MOST): string {
  const bounded = text.length > most * 2 ? text.slice(0, most * 2) : text;
  return bounded.replace(HARMFUL, "").slice(0, most);
}

/** The same for what may be unknown. */
export function deviceTextOrNull(text: string | undefined): string | null {
  return text === undefined ? null : deviceText(text);
}
