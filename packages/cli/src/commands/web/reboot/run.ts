import { formatEndpoint } from "@hearthash/client";
import type { CliContext } from "../../../context.js";
import { confirmed } from "../../../control/confirm.js";
import { outcomeLine, UNCONFIRMED_EXIT } from "../../../control/outcome-line.js";
import { paintFor } from "../../../output/paint.js";
import { reportFailures } from "../../../output/report-failures.js";
import { openWebs, webTargets } from "../open-webs.js";
import type { WebFlags } from "../web-flags.js";

export interface WebRebootFlags extends WebFlags {
  readonly yes: boolean;
}

/** Asks, sends it once to each miner, and watches it go down. */
export async function runWebReboot(this: CliContext, flags: WebRebootFlags): Promise<void> {
  const targets = await webTargets(this, flags);
  await confirmed(this, flags, targets.map(formatEndpoint), "restarts the miner");
  const webs = await openWebs(this, flags, targets);
  const results = await webs.ask((web) => web.reboot({ signal: this.signal }));
  const paint = paintFor(this, flags.noColor);
  for (const result of results) {
    if (!result.ok) continue;
    this.out.write(`${outcomeLine(result.endpoint, result.value, paint)}\n`);
    if (result.value.status === "unconfirmed") this.exitCode = UNCONFIRMED_EXIT;
  }
  reportFailures(this, results);
}
