import { formatEndpoint } from "@hearthash/client";
import type { CliContext } from "../../../context.js";
import { confirmed } from "../../../control/confirm.js";
import { paintFor } from "../../../output/paint.js";
import { reportFailures } from "../../../output/report-failures.js";
import { openWebs, webTargets } from "../open-webs.js";
import type { WebFlags } from "../web-flags.js";

export interface WebRebootFlags extends WebFlags {
  readonly yes: boolean;
}

/** Asks, then sends it once to each miner. */
export async function runWebReboot(this: CliContext, flags: WebRebootFlags): Promise<void> {
  const targets = await webTargets(this, flags);
  await confirmed(this, flags, targets, "restarts the miner");
  const webs = await openWebs(this, flags, targets);
  const results = await webs.ask((web) => web.reboot({ signal: this.signal }));
  const paint = paintFor(this, flags.noColor);
  for (const { ok, endpoint } of results) {
    if (ok) this.out.write(`${paint.good("✓")} ${formatEndpoint(endpoint)}  restarts\n`);
  }
  reportFailures(this, results);
}
