import { type CgminerReply, failureOf, redactText, redactTree, refusalIn } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import type { HostFlags } from "../../flags.js";
import type { HostResult } from "../../hosts/ask-all.js";
import { openHosts } from "../../hosts/open-hosts.js";
import { errorJson } from "../../output/describe-error.js";
import { printable, printableJson } from "../../output/printable.js";
import { reportFailures } from "../../output/report-failures.js";

export interface RawFlags extends HostFlags {
  readonly param?: string;
  readonly text: boolean;
  readonly showSecrets: boolean;
}

/** The reply as JSON, repaired where the miner's was broken; a text reply as text. Several miners: one document. */
export async function runRaw(this: CliContext, flags: RawFlags, command: string): Promise<void> {
  const hosts = await openHosts(this, flags);
  const options = { signal: this.signal, format: flags.text ? "text" : "json" } as const;
  const results = await hosts.ask((miner) => miner.command(command, flags.param, options));
  const [only] = results;
  if (results.length > 1) {
    const miners = results.map((result) => resultJson(result, flags.showSecrets));
    this.out.write(`${printableJson({ miners }, 2)}\n`);
  } else if (only?.ok) this.out.write(`${replyText(only.value, flags.showSecrets)}\n`);
  reportFailures(this, results.map(refusalsAsFailures(command)));
}

function replyText(reply: CgminerReply, showSecrets: boolean): string {
  if (reply.tree !== undefined) return printableJson(showSecrets ? reply.tree : redactTree(reply.tree), 2);
  const text = showSecrets ? reply.text : redactText(reply.text);
  return text.split("\n").map(printable).join("\n");
}

function resultJson(result: HostResult<CgminerReply>, showSecrets: boolean): object {
  const { host, port } = result.endpoint;
  if (!result.ok) return { host, port, ok: false, error: errorJson(result.error) };
  const { tree, text } = result.value;
  const reply = tree ?? text;
  return {
    host,
    port,
    ok: failureOf(result.value) === undefined,
    reply: showSecrets ? reply : redactTree(reply),
  };
}

/** A reply in which the miner refuses is printed like any other, and counts as a failure for the exit code. */
function refusalsAsFailures(command: string) {
  return (result: HostResult<CgminerReply>): HostResult<CgminerReply> => {
    const { endpoint } = result;
    const error = result.ok ? refusalIn(result.value, command, endpoint) : undefined;
    return error === undefined ? result : { endpoint, ok: false, error };
  };
}
