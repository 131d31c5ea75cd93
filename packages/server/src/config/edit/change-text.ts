import { isDeepStrictEqual } from "node:util";
import { parseDocument } from "yaml";
import { isPlainMap, placed } from "../plain-value.js";
import { keepsComments } from "./comments.js";
import { type Step, stepsBetween } from "./difference.js";
import { textsAfter } from "./take-step.js";

/**
 * The text with one setting changed and nothing else: comments, order, quoting and line endings stay. `undefined`
 * when it cannot be done without harm, which is checked by reading the new text.
 */
export function changeText(text: string, path: readonly string[], value: unknown): string | undefined {
  const before = plainOf(text);
  if (before === undefined) return undefined;
  const plain = JSON.parse(JSON.stringify({ value })) as { value?: unknown };
  const after = placed(before.value, path, plain.value);
  let changed: string | undefined = text;
  for (const step of stepsBetween(written(before.value), written(after))) {
    if (changed !== undefined) changed = takeStep(changed, step);
  }
  if (changed === undefined) return undefined;
  return isDeepStrictEqual(written(plainOf(changed)?.value), written(after)) ? changed : undefined;
}

/** The first way of taking a step that can be read again and has lost no comment. */
function takeStep(text: string, step: Step): string | undefined {
  const document = parseDocument(text, { keepSourceTokens: true });
  return textsAfter(text, document, step).find(
    (candidate) => plainOf(candidate) !== undefined && keepsComments(text, candidate),
  );
}

function plainOf(text: string): { readonly value: unknown } | undefined {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : { value: document.toJS({ maxAliasCount: 50 }) };
}

/** Without what is written but empty: a section whose last setting was taken away stays as a bare name. */
function written(value: unknown): unknown {
  if (!isPlainMap(value)) return value ?? {};
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, isPlainMap(inner) ? written(inner) : (inner ?? undefined)] as const)
    .filter(([, inner]) => inner !== undefined && !(isPlainMap(inner) && Object.keys(inner).length === 0));
  return Object.fromEntries(entries);
}
