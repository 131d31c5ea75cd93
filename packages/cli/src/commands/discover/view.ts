import type { DiscoveryEvent } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import { printableJson } from "../../output/printable.js";
import type { Findings } from "./findings.js";
import { findingsJson } from "./findings-json.js";
import { closingText, foundLine, openLine } from "./findings-text.js";

/** Where a scan shows itself. */
export interface DiscoverView {
  readonly show: (event: DiscoveryEvent) => void;
  readonly close: (findings: Findings) => void;
}

/** One document at the end. */
export function jsonView(context: CliContext): DiscoverView {
  return {
    show: () => undefined,
    close: (findings) => context.out.write(`${printableJson(findingsJson(findings), 2)}\n`),
  };
}

/** For a pipe: a line for each miner and open port as it is found, then the counts and the list. */
export function lineView(context: CliContext): DiscoverView {
  return {
    show(event) {
      if (event.kind === "found") context.out.write(`${foundLine(event)}\n`);
      if (event.kind === "open") context.out.write(`${openLine(event)}\n`);
    },
    close: (findings) => context.out.write(`${closingText(findings)}\n`),
  };
}
