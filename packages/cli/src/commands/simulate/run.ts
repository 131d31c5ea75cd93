import type { CliContext } from "../../context.js";
import { endOf } from "../../end-of.js";
import { paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import { listText, listTree } from "./list.js";
import { planMiners } from "./plan-miners.js";
import type { SimulateFlags } from "./simulate-flags.js";
import { startMiners } from "./start-miners.js";
import { startedText, startedTree } from "./started.js";

/** Starts the miners, says where they are, and stops them on Ctrl-C. */
export async function runSimulate(this: CliContext, flags: SimulateFlags): Promise<void> {
  const paint = paintFor(this, flags.noColor);
  const width = this.out.columns ?? 80;
  if (flags.list) {
    this.out.write(flags.json ? `${printableJson(listTree())}\n` : `${listText(paint, width)}\n`);
    return;
  }
  const simulator = await startMiners(planMiners(flags));
  try {
    const { miners } = simulator;
    const text = flags.json ? printableJson(startedTree(miners)) : startedText(miners, paint, width);
    this.out.write(`${text}\n`);
    await endOf(this.signal);
  } finally {
    await simulator.stop();
  }
}
