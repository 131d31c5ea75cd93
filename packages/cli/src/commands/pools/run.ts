import { formatEndpoint, type Pool, redactText } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import type { HostFlags } from "../../flags.js";
import type { HostResult } from "../../hosts/ask-all.js";
import { openHosts } from "../../hosts/open-hosts.js";
import { errorJson } from "../../output/describe-error.js";
import { paintFor } from "../../output/paint.js";
import { poolList } from "../../output/pool-list.js";
import { printableJson } from "../../output/printable.js";
import { reportFailures, setExitCode } from "../../output/report-failures.js";

export interface PoolsFlags extends HostFlags {
  readonly json: boolean;
}

/** The pools of each miner. Passwords are not part of what is read. */
export async function runPools(this: CliContext, flags: PoolsFlags): Promise<void> {
  const hosts = await openHosts(this, flags);
  const results = await hosts.ask((miner) => miner.pools({ signal: this.signal }));
  if (flags.json) {
    this.out.write(`${printableJson({ miners: results.map(poolsJson) }, 2)}\n`);
    setExitCode(this, results);
    return;
  }
  const paint = paintFor(this, flags.noColor);
  const width = this.out.columns ?? 80;
  for (const result of results) {
    if (!result.ok) continue;
    if (results.length > 1) this.out.write(`${paint.strong(formatEndpoint(result.endpoint))}\n`);
    this.out.write(`${poolList(result.value, Date.now(), paint, width)}\n`);
  }
  reportFailures(this, results);
}

function poolsJson(result: HostResult<readonly Pool[]>): object {
  const { host, port } = result.endpoint;
  if (!result.ok) return { host, port, ok: false, error: errorJson(result.error) };
  return { host, port, ok: true, pools: result.value.map(poolJson) };
}

function poolJson(pool: Pool): object {
  const { lastShareAt, url, ...rest } = pool;
  const at = lastShareAt === undefined ? undefined : new Date(lastShareAt).toISOString();
  return { ...rest, url: redactText(url), lastShareAt: at };
}
