import { type Document, isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { ConfigFault } from "./fault.js";

/** Nobody's configuration needs more; a small file that unfolds into gigabytes does. */
const MAX_ALIASES = 50;

/** A configuration's YAML, and where each value of it stands. */
export interface YamlText {
  /** The plain value; `undefined` when the text has faults. */
  readonly value: unknown;
  readonly faults: readonly ConfigFault[];
  /** `line:column` of what stands at a path, or of the nearest thing around it. */
  locate(path: readonly PropertyKey[], key?: string): string;
  /** True when something stands at that path, be it empty. */
  has(path: readonly PropertyKey[]): boolean;
}

/** Reads YAML 1.2. Never throws. */
export function readYaml(text: string, file: string): YamlText {
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    const faults = [...document.errors, ...document.warnings].map((error) => ({
      where: `${file}:${placeOf(counter, error.pos[0])}`,
      setting: "",
      message: inOwnWords(error.code, error.message),
    }));
    const value = faults.length > 0 ? undefined : document.toJS({ maxAliasCount: MAX_ALIASES });
    return {
      value,
      faults,
      locate: (path, key) => placeOf(counter, offsetOf(document, path, key)),
      has: (path) => document.hasIn(path),
    };
  } catch {
    // Only aliases and nesting without measure are left to fail here.
    const message = "nests too deep or repeats itself by too many aliases; write it out plainly";
    return {
      value: undefined,
      faults: [{ where: `${file}:1:1`, setting: "", message }],
      locate: () => "1:1",
      has: () => false,
    };
  }
}

function placeOf(counter: LineCounter, offset: number): string {
  const { line, col } = counter.linePos(offset);
  return `${Math.max(1, line)}:${Math.max(1, col)}`;
}

function inOwnWords(code: string, message: string): string {
  if (code === "TAB_AS_INDENT") return "a tab where spaces belong; indent with spaces";
  if (code === "DUPLICATE_KEY") return "this name is there twice; keep one of them";
  if (code === "MULTIPLE_DOCS") return "a second document begins here; take the line --- away";
  if (code === "TAG_RESOLVE_FAILED") return "a tag (!...) that is not known; write the value without it";
  return `this is no YAML: ${(message.split("\n", 1)[0] ?? "").slice(0, 200)}`;
}

/** Follows the path as far as it goes: to the key of a value, or to an item of a list. */
function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of key === undefined ? path : [...path, key]) {
    const found = childOf(node, step);
    if (found === undefined) break;
    offset = found.offset;
    node = found.node;
  }
  return offset;
}

function childOf(node: unknown, step: PropertyKey): { node: unknown; offset: number } | undefined {
  if (isSeq(node)) {
    const item: unknown = node.items[Number(step)];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isPair(one) && String(one.key) === String(step));
  return pair === undefined ? undefined : { node: pair.value, offset: startOf(pair.key) };
}

function startOf(node: unknown): number {
  return isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0;
}
