/** Where a string stands decides what may follow its closing quote. `top` is an object with nothing around it. */
export type StringPlace = "key" | "top" | "object" | "array" | "document";

/**
 * Whether a quote ends its string: it does, it is a quote inside the string, or the reply is cut before that
 * shows. What is not known to be whole is not reported.
 */
export type QuoteVerdict = "ends" | "inside" | "cut";

/** Judges the quote in front of `at` by what follows it. */
export function judgeQuote(text: string, at: number, place: StringPlace): QuoteVerdict {
  const next = skipBlanks(text, at);
  const char = text[next];
  if (place === "document") return char === undefined ? "ends" : "inside";
  if (char === undefined) return "cut";
  if (place === "key") return ":,}".includes(char) ? "ends" : "inside";
  if (place === "array") return judgeInArray(text, next);
  if (char === "}") return judgeBeforeBrace(text, next + 1, place);
  return char === "," ? judgeBeforeComma(text, next + 1) : judgeBeforeKey(text, next);
}

/**
 * Judges the quote of `\"` in front of `at`: it ends its string when `, "name":` follows, which means that the
 * backslash is the last character of a text that is not escaped. Else it is an escaped quote.
 */
export function judgeEscapedQuote(text: string, at: number, place: StringPlace): QuoteVerdict {
  if (place !== "object" && place !== "top") return "inside";
  const next = skipBlanks(text, at);
  if (text[next] === undefined) return "cut";
  if (text[next] !== ",") return "inside";
  const name = skipBlanks(text, next + 1);
  return text[name] === undefined ? "cut" : judgeBeforeKey(text, name);
}

/** The index of the next character that is no blank. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= 0x20) next += 1;
  return next;
}

function judgeInArray(text: string, at: number): QuoteVerdict {
  if (text[at] === "]") return "ends";
  if (text[at] !== ",") return "inside";
  const char = text[skipBlanks(text, at + 1)];
  if (char === undefined) return "cut";
  return /["{[\-\dtfn]/.test(char) ? "ends" : "inside";
}

function judgeBeforeBrace(text: string, at: number, place: StringPlace): QuoteVerdict {
  const char = text[skipBlanks(text, at)];
  if (char === undefined) return place === "top" ? "ends" : "cut";
  return ",]}{".includes(char) ? "ends" : "inside";
}

/** `, "name":` or a comma with nothing behind it. */
function judgeBeforeComma(text: string, at: number): QuoteVerdict {
  const next = skipBlanks(text, at);
  const char = text[next];
  if (char === undefined) return "cut";
  return char === "}" || char === "," ? "ends" : judgeBeforeKey(text, next);
}

function judgeBeforeKey(text: string, at: number): QuoteVerdict {
  if (text[at] !== '"') return "inside";
  const close = text.indexOf('"', at + 1);
  const char = close === -1 ? undefined : text[skipBlanks(text, close + 1)];
  if (char === undefined) return "cut";
  return char === ":" ? "ends" : "inside";
}
