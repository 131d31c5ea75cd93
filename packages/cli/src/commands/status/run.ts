import type { CliContext } from "../../context.js";
import type { HostFlags } from "../../flags.js";
import { openHosts } from "../../hosts/open-hosts.js";
import { paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import { reportFailures, setExitCode } from "../../output/report-failures.js";
import { statusJson } from "../../output/snapshot-json.js";
import { statusCard } from "../../output/status-card.js";
import { statusTable } from "../../output/status-table.js";

export interface StatusFlags extends HostFlags {
  readonly json: boolean;
}

/** One miner as a card, several as a table. */
export async function runStatus(this: CliContext, flags: StatusFlags): Promise<void> {
  const hosts = await openHosts(this, flags);
  const results = await hosts.ask((miner) => miner.snapshot({ signal: this.signal }));
  if (flags.json) {
    this.out.write(`${printableJson({ miners: results.map(statusJson) }, 2)}\n`);
    setExitCode(this, results);
    return;
  }
  const paint = paintFor(this, flags.noColor);
  const width = this.out.columns ?? 80;
  const [only] = results;
  if (results.length > 1) this.out.write(`${statusTable(results, paint, width)}\n`);
  else if (only?.ok) this.out.write(`${statusCard(only.value, paint, width)}\n`);
  reportFailures(this, results);
}
