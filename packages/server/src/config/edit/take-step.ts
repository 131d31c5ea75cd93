import { type Document, isAlias, isCollection, isMap, isPair, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import type { Step } from "./difference.js";
import { changeFlow } from "./flow.js";
import { spliceItems } from "./list-edits.js";
import { addPair, fillPair, removePair, replaceItem } from "./map-edits.js";
import { addSection } from "./sections.js";
import { type Draft, draftOf } from "./splice-text.js";

type Path = readonly (string | number)[];

/** The texts that taking a step may lead to, the best first. None where it cannot be taken. */
export function textsAfter(text: string, document: Document, step: Step): readonly string[] {
  const draft = draftOf(text);
  const flowPath = pathToFlow(document, step);
  if (flowPath !== undefined) return one(changeFlow(draft, document, flowPath, step));
  if (step.kind === "splice") {
    const list = document.getIn(step.path, true);
    return isSeq(list) ? one(spliceItems(draft, list, step)) : [];
  }
  const name = step.path.at(-1);
  const parent: unknown =
    step.path.length <= 1 ? document.contents : document.getIn(step.path.slice(0, -1), true);
  if (step.kind === "set" && step.path.length === 1 && !isMap(parent)) {
    return addSection(draft, String(name), step.value);
  }
  if (isSeq(parent) && step.kind === "set") return one(replaceItem(draft, parent, Number(name), step.value));
  return isMap(parent) ? inMap(draft, parent, String(name), step) : [];
}

function inMap(
  draft: Draft,
  map: YAMLMap,
  name: string,
  step: Exclude<Step, { kind: "splice" }>,
): readonly string[] {
  const index = map.items.findIndex((pair) => isPair(pair) && String(pair.key) === name);
  if (step.kind === "remove") return index < 0 ? [] : one(removePair(draft, map, index));
  if (index >= 0) return one(fillPair(draft, map, index, step.value));
  const behind = one(addPair(draft, map, name, step.value));
  return step.path.length === 1 ? [...addSection(draft, name, step.value), ...behind] : behind;
}

/** The path to the outermost `[..]` or `{..}` around what changes, or to the alias that stands for it. */
function pathToFlow(document: Document, step: Step): Path | undefined {
  const whole = step.kind === "splice" ? step.path.length + 1 : step.path.length;
  for (let length = 0; length < whole; length += 1) {
    const path = step.path.slice(0, length);
    const node: unknown = length === 0 ? document.contents : document.getIn(path, true);
    if (isAlias(node) || (isCollection(node) && (node as YAMLMap | YAMLSeq).flow === true)) return path;
  }
  return undefined;
}

function one(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}
