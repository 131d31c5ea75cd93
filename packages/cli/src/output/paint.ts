import type { MinerState } from "@hearthash/client";
import picocolors from "picocolors";
import type { CliContext } from "../context.js";

/** Colours by meaning, or none. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warm: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Colours for a terminal; none for a pipe, with NO_COLOR, or when the caller wants none. */
export function paintFor(context: CliContext, noColor: boolean): Paint {
  const colors = colorsFor(context, noColor);
  return {
    strong: colors.bold,
    faint: colors.dim,
    good: colors.green,
    warm: colors.yellow,
    bad: colors.red,
  };
}

/** White on black, whatever the terminal has, where colours go. */
export function onBlackFor(context: CliContext, noColor: boolean): (text: string) => string {
  const { bgBlack, whiteBright } = colorsFor(context, noColor);
  return (text) => bgBlack(whiteBright(text));
}

function colorsFor(context: CliContext, noColor: boolean) {
  const { NO_COLOR, FORCE_COLOR, TERM } = context.env;
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  const isWanted = context.out.isTerminal && TERM !== "dumb";
  const isRefused = noColor || (NO_COLOR !== undefined && NO_COLOR !== "");
  return picocolors.createColors(!isRefused && (isForced || isWanted));
}

/** A sign and a word for each state: the colour never stands alone. */
const STATE_SIGNS: Readonly<Record<MinerState, string>> = {
  hashing: "●",
  standby: "○",
  starting: "◐",
  fault: "▲",
  unknown: "?",
};

export function stateText(paint: Paint, state: MinerState): string {
  const colour = {
    hashing: paint.good,
    standby: paint.faint,
    starting: paint.warm,
    fault: paint.bad,
    unknown: paint.faint,
  };
  return colour[state](`${STATE_SIGNS[state]} ${state}`);
}
