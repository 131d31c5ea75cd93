import { randomInt } from "node:crypto";

/** Without what is taken for another one on a screen or in handwriting: 0 and O, 1, I and L. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 8;
const FORM = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** A new code: 31 to the power of 8, some 40 bits. Good for five tries, not for more. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A code as it is read out and typed: `ABCD-EFGH`. */
export function shownCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** The code that somebody typed, whatever its letters' size and what stands between; undefined when it is none. */
export function readCode(typed: string): string | undefined {
  const plain = typed.replaceAll(/[\s\p{Pd}]/gu, "").toUpperCase();
  return FORM.test(plain) ? plain : undefined;
}
