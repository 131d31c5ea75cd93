/** Characters of a pairing code, without the dash in its middle. */
export const codeLength = 8;

/** What was typed or pasted as a code is written: `ABCD-EFGH`; a part of one as far as it goes. */
export function codeText(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .slice(0, codeLength);
  return letters.length > codeLength / 2
    ? `${letters.slice(0, codeLength / 2)}-${letters.slice(codeLength / 2)}`
    : letters;
}

/** Whether a text, as `codeText` gives it, is a whole code. */
export function isWholeCode(text: string): boolean {
  return text.length === codeLength + 1;
}

/** The code in what a camera read: a pairing address of any server, or the code alone. */
export function scannedCode(text: string): string | undefined {
  const code = /\/pair#code=([A-Za-z0-9-]{8,9})$/.exec(text)?.[1] ?? text;
  return /^[A-Za-z0-9]{4}-?[A-Za-z0-9]{4}$/.test(code) ? codeText(code) : undefined;
}
