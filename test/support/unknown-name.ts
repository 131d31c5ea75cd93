/** A host name nobody has. A label too long for any name: the look-up fails without asking anybody. */
export const UNKNOWN_NAME = `${"a".repeat(64)}.invalid`;
