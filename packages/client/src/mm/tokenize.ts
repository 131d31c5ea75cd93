import type { IssueList } from "../wire/issue.js";

/** One `NAME[value]` of the bracket grammar. */
export interface MmToken {
  readonly key: string;
  /** What stands between the brackets, untrimmed; may be empty. */
  readonly value: string;
}

/**
 * Splits `GHSspd[1.00] PS[0 1 2]` into its tokens, in order. Any text will do: what is no token is passed over
 * with an issue, and a token without its `]` at the end (a cut reply) is dropped. Never throws.
 *
 * The wrapped spelling of the Avalon Q, `'STATS':{...}` and `'HB0':{...},'HB1':{...}`, is unwrapped. One known
 * name holds a blank: `Nonce Mask` (captured Avalon Q estats).
 */
export function tokenizeMm(text: string, at: string, issues: IssueList): MmToken[] {
  const tokens: MmToken[] = [];
  const isWrapped = /^\s*'/.test(text);
  let position = skipBlanks(text, 0);
  while (position < text.length) {
    const name = matchAt(/([A-Za-z][A-Za-z0-9_]*(?: Mask)?)\[/y, text, position);
    if (name === null) {
      const wrapper = isWrapped ? matchWrapper(text, position) : null;
      position = wrapper === null ? skipForeign(text, position, at, issues) : position + wrapper[0].length;
    } else {
      const open = position + name[0].length;
      const close = text.indexOf("]", open);
      if (close === -1) {
        issues.add("truncated", at, `the reply ends inside ${name[1]}`);
        break;
      }
      tokens.push({ key: name[1] ?? "", value: text.slice(open, close) });
      position = close + 1;
    }
    position = skipBlanks(text, position);
  }
  return tokens;
}

/** `'STATS':{` or the `}` that closes it, in front of the next one or of the end. */
function matchWrapper(text: string, position: number): RegExpExecArray | null {
  return matchAt(/'[A-Za-z]+\d*'\s*:\s*\{|\}\s*(?:,\s*)?(?='|$)/y, text, position);
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/** Passes over text that begins no token, up to where the next one could begin. */
function skipForeign(text: string, start: number, at: string, issues: IssueList): number {
  const word = matchAt(/[A-Za-z][A-Za-z0-9_]*/y, text, start);
  const end = start + (word?.[0].length ?? 1);
  if (word !== null && skipBlanks(text, end) === text.length) {
    issues.add("truncated", at, `the reply ends inside the name ${word[0]}`);
  } else issues.add("text-unexpected", at, "text between two values");
  return end;
}
