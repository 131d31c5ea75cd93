import type { Document, Node } from "yaml";
import { isPlainMap, type PlainMap } from "../plain-value.js";
import type { Step } from "./difference.js";
import { type Draft, replaced } from "./splice-text.js";
import { onOneLine } from "./written.js";

type Path = readonly (string | number)[];

/** Writes a `[..]` or `{..}` anew with a step taken inside it. */
export function changeFlow(draft: Draft, document: Document, path: Path, step: Step): string | undefined {
  const node = (path.length === 0 ? document.contents : document.getIn(path, true)) as Node | null;
  if (!node?.range) return undefined;
  const value: unknown = node.toJS(document, { maxAliasCount: 50 });
  const changed = after(value, { ...step, path: step.path.slice(path.length) });
  return replaced(draft, node.range[0], node.range[1], onOneLine(changed));
}

/** The plain value with a step taken. */
function after(value: unknown, step: Step): unknown {
  const [name, ...rest] = step.path;
  if (name === undefined) return atEnd(value, step);
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === name ? after(item, { ...step, path: rest }) : item));
  }
  const map: PlainMap = isPlainMap(value) ? value : {};
  const inner = after(map[name], { ...step, path: rest });
  const others = Object.entries(map).filter(([key]) => key !== name);
  if (inner === undefined) return Object.fromEntries(others);
  return Object.hasOwn(map, name)
    ? { ...map, [name]: inner }
    : Object.fromEntries([...others, [name, inner]]);
}

function atEnd(value: unknown, step: Step): unknown {
  if (step.kind === "remove") return undefined;
  if (step.kind === "set") return step.value;
  return Array.isArray(value)
    ? [...value.slice(0, step.at), ...step.items, ...value.slice(step.at + step.removed)]
    : step.items;
}
