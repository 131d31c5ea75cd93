/** What a property list of ours is made of. */
export type PlistValue =
  | string
  | number
  | boolean
  | Uint8Array
  | readonly PlistValue[]
  | { readonly [key: string]: PlistValue };

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

/**
 * A value as XML property list (the format of plist(5)): strings, whole numbers, booleans, bytes, arrays and
 * dictionaries, and nothing else.
 *
 * @throws RangeError for a number that is not whole; TypeError for a text that XML cannot hold.
 */
export function plistXml(value: PlistValue): string {
  return `${HEAD}${element(value, "")}\n</plist>\n`;
}

function element(value: PlistValue, indent: string): string {
  if (typeof value === "string") return `${indent}<string>${escaped(value)}</string>`;
  if (typeof value === "boolean") return `${indent}<${value}/>`;
  if (typeof value === "number") return `${indent}<integer>${whole(value)}</integer>`;
  if (value instanceof Uint8Array) return `${indent}<data>${Buffer.from(value).toString("base64")}</data>`;
  const inner = `${indent}\t`;
  if (isList(value)) {
    return [`${indent}<array>`, ...value.map((one) => element(one, inner)), `${indent}</array>`].join("\n");
  }
  const members = Object.entries(value).flatMap(([key, one]) => [
    `${inner}<key>${escaped(key)}</key>`,
    element(one, inner),
  ]);
  return [`${indent}<dict>`, ...members, `${indent}</dict>`].join("\n");
}

function isList(
  value: readonly PlistValue[] | { readonly [key: string]: PlistValue },
): value is readonly PlistValue[] {
  return Array.isArray(value);
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  return value;
}

/** Control characters, lone surrogates and the two non-characters have no place in XML 1.0, escaped or not. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function escaped(text: string): string {
  if (NOT_IN_XML.test(text)) throw new TypeError(`${JSON.stringify(text)} cannot stand in a property list`);
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}
