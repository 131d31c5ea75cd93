/** A JSONP reply, as far as it could be read. */
export interface Jsonp {
  /** Name of the function that a page would call. */
  readonly callback: string;
  /** Its members in their order; of two with one name the first. */
  readonly members: ReadonlyMap<string, string>;
}

/**
 * Reads `getAuthCallback ({\t"auth":"..",     "code":"..",   });`. It is no JSON: tabs, runs of blanks and a comma
 * behind the last member; quotes and backslashes inside a value are not escaped. Linear in time, never throws.
 * Source: vendor's published Nano 3S web interface, cgi.c; recorded replies.
 *
 * @returns `undefined` when the text is no call with an object.
 */
export function readJsonp(text: string): Jsonp | undefined {
  const head = /^[\s\ufeff]*([A-Za-z_$][\w$]{0,63})\s*\(\s*\{/.exec(text);
  if (head === null) return undefined;
  const members = new Map<string, string>();
  let at = head[0].length;
  for (let member = readMember(text, at); member !== undefined; member = readMember(text, at)) {
    if (!members.has(member.key)) members.set(member.key, member.value);
    at = member.end;
  }
  return { callback: head[1] ?? "", members };
}

interface Member {
  readonly key: string;
  readonly value: string;
  /** Where the next one may begin. */
  readonly end: number;
}

/** `"key":"value"`, `'key':'value'`, `key:value`; commas and blanks before it do not count. */
function readMember(text: string, from: number): Member | undefined {
  const start = /[\s,]*(["']?)([\w$-]{1,64})\1\s*:\s*/y;
  start.lastIndex = from;
  const key = start.exec(text)?.[2];
  if (key === undefined) return undefined;
  const at = start.lastIndex;
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return bareMember(text, key, at);
  const close = closingQuote(text, quote, at + 1);
  return { key, value: text.slice(at + 1, close), end: close + 1 };
}

function bareMember(text: string, key: string, at: number): Member {
  const word = /[^,}\r\n]*/y;
  word.lastIndex = at;
  const value = word.exec(text)?.[0] ?? "";
  return { key, value: value.trimEnd(), end: at + value.length };
}

/** The first quote behind which the object goes on or ends; the end of the text when there is none. */
function closingQuote(text: string, quote: string, from: number): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    const behind = /\s*(?:,\s*(?:["']?[\w$-]{1,64}(?:["']?\s*:|$)|["']?$|\})|\}|$)/y;
    behind.lastIndex = at + 1;
    if (behind.test(text)) return at;
  }
  return text.length;
}
