import {
  type ControlOutcome,
  type ControlRequest,
  formatEndpoint,
  type Intent,
  type Miner,
} from "@hearthash/client";
import type { CliContext } from "../context.js";
import type { HostResult } from "../hosts/ask-all.js";
import { type OpenHosts, openHosts } from "../hosts/open-hosts.js";
import { errorJson } from "../output/describe-error.js";
import { paintFor } from "../output/paint.js";
import { printableJson } from "../output/printable.js";
import { reportFailures, setExitCode } from "../output/report-failures.js";
import { confirmed } from "./confirm.js";
import { dangerOf } from "./danger.js";
import { outcomeLine, requestLine, UNCONFIRMED_EXIT } from "./outcome-line.js";
import type { WriteFlags } from "./write-flags.js";

/** Carries an intent out on every miner named: asks first where that is due, shows each outcome, sets the exit code. */
export async function carryOut(
  context: CliContext,
  flags: WriteFlags,
  intent: Intent,
): Promise<readonly HostResult<ControlOutcome>[]> {
  const hosts = await openHosts(context, flags);
  if (flags.dryRun) {
    await showPlans(context, hosts, intent);
    return [];
  }
  await confirmed(context, flags, hosts.targets.map(formatEndpoint), dangerOf(intent));
  const results = await hosts.ask((miner) => miner.control.apply(intent, { signal: context.signal }));
  showOutcomes(context, flags, results);
  return results;
}

/** What would be sent to whom, with all checks made and secrets left out. */
async function showPlans(context: CliContext, hosts: OpenHosts, intent: Intent): Promise<void> {
  const plan = (miner: Miner) => miner.control.plan(intent, { signal: context.signal });
  const results: readonly HostResult<ControlRequest>[] = await hosts.ask(plan);
  for (const result of results) {
    if (result.ok) context.out.write(`${requestLine(result.endpoint, result.value, intent)}\n`);
  }
  reportFailures(context, results);
}

function showOutcomes(
  context: CliContext,
  flags: WriteFlags,
  results: readonly HostResult<ControlOutcome>[],
): void {
  if (flags.json) {
    context.out.write(`${printableJson({ miners: results.map(outcomeJson) }, 2)}\n`);
    setExitCode(context, results);
  } else {
    const paint = paintFor(context, flags.noColor);
    for (const result of results) {
      if (result.ok) context.out.write(`${outcomeLine(result.endpoint, result.value, paint)}\n`);
    }
    reportFailures(context, results);
  }
  const isOpen = results.some((result) => result.ok && isUnconfirmed(result.value));
  if (context.exitCode === 0 && isOpen) context.exitCode = UNCONFIRMED_EXIT;
}

/** A change that waits for a restart is as done as it can be. */
function isUnconfirmed(outcome: ControlOutcome): boolean {
  return outcome.status === "unconfirmed" && outcome.needsReboot !== true;
}

function outcomeJson(result: HostResult<ControlOutcome>): object {
  const { host, port } = result.endpoint;
  return result.ok
    ? { host, port, ok: true, outcome: result.value }
    : { host, port, ok: false, error: errorJson(result.error) };
}
