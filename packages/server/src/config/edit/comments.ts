import { Lexer } from "yaml";

/** What the lexer adds that is no part of the text: marks of documents, of flow errors, of scalars. */
const MARKS: readonly string[] = ["\u0002", "\u0018", "\u001f"];

/** A comment and where it begins. */
interface Comment {
  readonly offset: number;
  readonly text: string;
}

/** The comments of a YAML text, in order. */
export function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    const isMark = MARKS.includes(token);
    if (!isMark && !isScalar && token.startsWith("#")) comments.push({ offset, text: token.trimEnd() });
    isScalar = token === "\u001f";
    if (!isMark) offset += token.length;
  }
  return comments;
}

/** True when every comment of the one text is in the other as well. */
export function keepsComments(before: string, after: string): boolean {
  const left = new Map<string, number>();
  for (const { text } of commentsOf(after)) left.set(text, (left.get(text) ?? 0) + 1);
  return commentsOf(before).every(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  });
}
