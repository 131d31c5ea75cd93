import type { IssueList } from "../wire/issue.js";

/** One `NAME[value]` of the bracket grammar. */
export interface MmToken {
  readonly key: string;
  /** What stands between the brackets, untrimmed; may be empty. */
  readonly value: string;
}

const NAME = /[A-Za-z][A-Za-z0-9_]*/g;
const NAME_BEFORE_BRACKET = /([A-Za-z][A-Za-z0-9_]*(?: Mask)?)\[/y;

/**
 * Splits `GHSspd[1.00] PS[0 1 2]` into its tokens, in order. Any text will do: what is no token is passed over
 * with an issue, and a token without its `]` at the end (a cut reply) is dropped. Never throws.
 *
 * The wrapped spelling of the Avalon Q, `'STATS':{...}`, is unwrapped first. One known name holds a blank:
 * `Nonce Mask` (captured Avalon Q estats).
 */
export function tokenizeMm(text: string, at: string, issues: IssueList): MmToken[] {
  const tokens: MmToken[] = [];
  const content = unwrap(text);
  let position = 0;
  while (position < content.length) {
    position = skipBlanks(content, position);
    if (position >= content.length) break;
    NAME_BEFORE_BRACKET.lastIndex = position;
    const name = NAME_BEFORE_BRACKET.exec(content);
    if (name === null) {
      position = skipForeign(content, position, at, issues);
      continue;
    }
    const open = position + name[0].length;
    const close = content.indexOf("]", open);
    if (close === -1) {
      issues.add("truncated", at, `the reply ends inside ${name[1]}`);
      break;
    }
    tokens.push({ key: name[1] ?? "", value: content.slice(open, close) });
    position = close + 1;
  }
  return tokens;
}

/** Takes `'STATS':{` and its `}` off, and the same of each `'HBn':{...}` in HBinfo. */
function unwrap(text: string): string {
  if (!/^\s*'/.test(text)) return text;
  return text.replace(/(^|\},?)\s*'[A-Za-z]+\d*'\s*:\s*\{/g, " ").replace(/\}\s*,?\s*$/, "");
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/** Passes over text that begins no token, up to where the next one could begin. */
function skipForeign(text: string, start: number, at: string, issues: IssueList): number {
  const isWord = /[A-Za-z]/.test(text[start] ?? "");
  NAME.lastIndex = start;
  const word = isWord ? NAME.exec(text) : null;
  const end = word === null ? start + 1 : start + word[0].length;
  const rest = text.slice(end).trim();
  if (rest === "" && word !== null) issues.add("truncated", at, `the reply ends inside the name ${word[0]}`);
  else issues.add("text-unexpected", at, "text between two values");
  return end;
}
