import type { DiscoveredMiner, DiscoveryEvent, DiscoveryProgress } from "@hearthash/client";
import { createLogUpdate } from "log-update";
import type { CliContext } from "../../context.js";
import { duration, whole } from "../../output/figures.js";
import type { Paint } from "../../output/paint.js";
import { type Findings, inOrder } from "./findings.js";
import { closingText, foundTable, openLine } from "./findings-text.js";
import type { DiscoverView } from "./view.js";

/** Rows that are kept free around the growing table. */
const SPARE_ROWS = 4;

/** For a terminal: a growing table with a line of progress below it, redrawn in place. */
export function liveView(context: CliContext, paint: Paint): DiscoverView {
  const update = createLogUpdate(process.stdout);
  const latest: DiscoveredMiner[] = [];
  let line = "Looking ...";
  const draw = () => {
    const rows = Math.max(1, (process.stdout.rows ?? 24) - SPARE_ROWS);
    latest.splice(0, latest.length - rows);
    const table = latest.length === 0 ? "" : `${foundTable(inOrder(latest), paint, widthOf(context))}\n\n`;
    update(`${table}${paint.faint(line)}`);
  };
  draw();
  return {
    show(event: DiscoveryEvent) {
      if (event.kind === "found") latest.push(event);
      if (event.kind === "progress") line = progressLine(event);
      if (event.kind === "found" || event.kind === "progress") draw();
    },
    close(findings) {
      update.clear();
      update.done();
      context.out.write(`${finalText(findings, paint, widthOf(context))}\n`);
    },
  };
}

function widthOf(context: CliContext): number {
  return context.out.columns ?? 80;
}

function finalText(findings: Findings, paint: Paint, width: number): string {
  const found = findings.found.length === 0 ? [] : [foundTable(inOrder(findings.found), paint, width), ""];
  const open = inOrder(findings.open).map((port) => paint.warm(openLine(port)));
  return [...found, ...open, ...(open.length === 0 ? [] : [""]), closingText(findings)].join("\n");
}

function progressLine(progress: DiscoveryProgress): string {
  const { done, total, found } = progress;
  return `${whole(done)} of ${whole(total)} addresses · ${whole(found)} found${remaining(progress)} · Ctrl-C ends`;
}

function remaining({ done, total, asking, secondsLeft }: DiscoveryProgress): string {
  if (asking > 0 && done + asking >= total)
    return ` · waiting for ${asking === 1 ? "a reply" : `${asking} replies`}`;
  return secondsLeft === undefined || done === total
    ? ""
    : ` · about ${duration(Math.ceil(secondsLeft))} left`;
}
