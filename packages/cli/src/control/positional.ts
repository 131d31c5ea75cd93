/** Arguments that several commands share. */
export const poolId = {
  brief: "Pool's id, as `hearthash pools` shows it",
  placeholder: "id",
  parse: wholeNumber,
} as const;

/** A whole number, 0 or more. */
export function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new SyntaxError("a whole number is needed");
}

/** `on` or `off`. */
export function onOff(text: string): boolean {
  if (text === "on" || text === "off") return text === "on";
  throw new SyntaxError("on or off is needed");
}
