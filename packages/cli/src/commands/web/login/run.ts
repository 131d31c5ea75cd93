import { formatEndpoint } from "@hearthash/client";
import type { CliContext } from "../../../context.js";
import { paintFor } from "../../../output/paint.js";
import { reportFailures } from "../../../output/report-failures.js";
import { openWebs, webTargets } from "../open-webs.js";
import type { WebFlags } from "../web-flags.js";

/** A line for each miner that takes the password. */
export async function runWebLogin(this: CliContext, flags: WebFlags): Promise<void> {
  const webs = await openWebs(this, flags, await webTargets(this, flags));
  const results = await webs.ask((web) => web.login({ signal: this.signal }));
  const paint = paintFor(this, flags.noColor);
  for (const { ok, endpoint } of results) {
    if (ok) this.out.write(`${paint.good("✓")} ${formatEndpoint(endpoint)}  takes the web password\n`);
  }
  reportFailures(this, results);
}
