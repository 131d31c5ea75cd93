import { type DiscoverOptions, discover, type Endpoint, isHearthashError } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { CliContext } from "../../context.js";
import type { HostFlags } from "../../flags.js";
import { resolveHosts } from "../../hosts/resolve-hosts.js";
import { errorLine, exitCodeOf } from "../../output/describe-error.js";
import { paintFor } from "../../output/paint.js";
import { chooseRange } from "./choose-range.js";
import { FindingsLog } from "./findings.js";
import { liveView } from "./live-view.js";
import { askByUdp, type UdpAnswer } from "./udp-hint.js";
import { type DiscoverView, jsonView, lineView } from "./view.js";

export interface DiscoverFlags extends HostFlags {
  readonly passes?: number;
  readonly udp: boolean;
  readonly json: boolean;
}

/** Scans the ranges, shows what it finds as it finds it, ends with a list for `-H`. */
export async function runDiscover(
  this: CliContext,
  flags: DiscoverFlags,
  ...ranges: readonly string[]
): Promise<void> {
  const named = [...(flags.host === undefined ? [] : [flags.host]), ...ranges].join(",");
  const host = named === "" ? await chooseRange(this, flags.json) : named;
  const targets = await resolveHosts({ host, port: flags.port, env: {} });
  await scan(this, flags, targets, viewFor(this, flags));
}

function viewFor(context: CliContext, flags: DiscoverFlags): DiscoverView {
  if (flags.json) return jsonView(context);
  if (!context.out.isTerminal) return lineView(context);
  return liveView(context, paintFor(context, flags.noColor));
}

/** What was found before Ctrl-C is shown all the same. */
async function scan(
  context: CliContext,
  flags: DiscoverFlags,
  targets: readonly Endpoint[],
  view: DiscoverView,
): Promise<void> {
  const log = new FindingsLog();
  const hint = flags.udp ? udpAnswers(context, targets) : undefined;
  try {
    for await (const event of discover(targets, optionsOf(context, flags))) {
      log.add(event);
      view.show(event);
    }
  } catch (error) {
    if (!isHearthashError(error, "aborted")) throw error;
    context.exitCode = exitCodeOf(error);
  } finally {
    const udp = await hint;
    view.close(udp === undefined ? log.findings : { ...log.findings, udp });
  }
}

/** A hint only: that it cannot be had ends no scan. */
async function udpAnswers(
  context: CliContext,
  targets: readonly Endpoint[],
): Promise<readonly UdpAnswer[] | undefined> {
  try {
    return await askByUdp(targets, context.signal);
  } catch (error) {
    context.err.write(`hearthash: nothing could be asked by UDP: ${errorLine(error)}\n`);
    return undefined;
  }
}

function optionsOf(context: CliContext, flags: DiscoverFlags): DiscoverOptions {
  return {
    transport: nodeTransport(),
    signal: context.signal,
    inFlight: flags.jobs,
    passes: flags.passes,
    ...(flags.timeout === undefined ? {} : { replyTimeoutMs: flags.timeout * 1000 }),
  };
}
