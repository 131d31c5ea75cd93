import type { WebDashboard } from "@hearthash/client";
import type { CliContext } from "../../../context.js";
import type { HostResult } from "../../../hosts/ask-all.js";
import { errorJson } from "../../../output/describe-error.js";
import { paintFor } from "../../../output/paint.js";
import { printableJson } from "../../../output/printable.js";
import { reportFailures, setExitCode } from "../../../output/report-failures.js";
import { openWebs, webTargets } from "../open-webs.js";
import type { WebFlags } from "../web-flags.js";
import { webCard } from "./web-card.js";

export interface WebStatusFlags extends WebFlags {
  readonly json: boolean;
}

/** A card for each miner. */
export async function runWebStatus(this: CliContext, flags: WebStatusFlags): Promise<void> {
  const webs = await openWebs(this, flags, await webTargets(this, flags));
  const results = await webs.ask((web) => web.dashboard({ signal: this.signal }));
  if (flags.json) {
    this.out.write(`${printableJson({ miners: results.map(resultJson) }, 2)}\n`);
    setExitCode(this, results);
    return;
  }
  const paint = paintFor(this, flags.noColor);
  const width = this.out.columns ?? 80;
  const cards = results.flatMap((result) =>
    result.ok ? [webCard(result.endpoint, result.value, paint, width)] : [],
  );
  if (cards.length > 0) this.out.write(`${cards.join("\n\n")}\n`);
  reportFailures(this, results);
}

function resultJson(result: HostResult<WebDashboard>): object {
  const { host, port: webPort } = result.endpoint;
  return result.ok
    ? { host, webPort, ok: true, dashboard: result.value }
    : { host, webPort, ok: false, error: errorJson(result.error) };
}
