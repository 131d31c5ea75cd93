import { errorTable } from "@hearthash/client";
import type { Paint } from "../../output/paint.js";
import { pad, wrapWords } from "../../output/table.js";
import type { Judgement, Step, StepId } from "./finding.js";

const TITLE_WIDTH = 10;
const INDENT = TITLE_WIDTH + 2;
const SIGNS: Readonly<Record<Judgement, string>> = { ok: "✓", note: "·", warning: "!", failed: "✕" };

/** One step: sign, title, what was found, and below it what to do. */
export function stepText(step: Step, paint: Paint, width: number): string {
  const colour = { ok: paint.good, note: paint.faint, warning: paint.warm, failed: paint.bad }[step.result];
  const head = `${colour(SIGNS[step.result])} ${pad(step.title, TITLE_WIDTH, "left")}`;
  const block = (text: string, mark = "") => {
    const indent = INDENT + mark.length;
    return mark + wrapWords(text.split(" "), width, indent, " ");
  };
  const below = [
    ...(step.details ?? []).map((text) => block(text)),
    ...(step.advice === undefined ? [] : [block(step.advice, "→ ")]),
  ];
  return [head + block(step.found), ...below.map((text) => " ".repeat(INDENT) + text)].join("\n");
}

/** A step that is under way. */
export function pendingText(title: string, paint: Paint): string {
  return paint.faint(`… ${pad(title, TITLE_WIDTH, "left")}`);
}

/** Steps that have to do with finding the miner at all. */
const FINDING: ReadonlySet<StepId> = new Set(["address", "name", "network", "connect"]);

/** What all steps together mean, in one sentence. */
export function verdictText(steps: readonly Step[], paint: Paint): string {
  const failed = steps.find((step) => step.result === "failed");
  if (failed !== undefined) return paint.bad(failedText(failed));
  const warnings = steps.filter((step) => step.result === "warning").length;
  if (warnings === 0) return paint.good("Well: hearthash finds this miner and understands it.");
  const marked = warnings === 1 ? "1 thing is" : `${warnings} things are`;
  return paint.warm(`Found and understood; ${marked} worth a look (!).`);
}

function failedText({ id, code }: Step): string {
  const why = code === undefined ? "" : ` (${code}, exit code ${errorTable[code].exitCode})`;
  if (FINDING.has(id)) return `Not found${why}.`;
  if (id === "reply") return `Something answers, but not as a miner does${why}.`;
  return `Found, but not all of it could be read${why}.`;
}
