import { pageOf, subnetSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { paintFor } from "../../output/paint.js";
import { printable, printableJson } from "../../output/printable.js";
import { renderTable } from "../../output/table.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

const subnetList = pageOf(subnetSchema).pick({ items: true });
const COLUMNS = ["NETWORK", "FROM"].map((title) => ({ title, align: "left" }) as const);

/** The networks, a row each. */
export async function runListSubnets(this: CliContext, flags: ServerFlags): Promise<void> {
  const client = await openServer(this, flags);
  const { items } = await client.get("/api/v1/subnets", subnetList);
  if (flags.json) {
    this.out.write(`${printableJson({ subnets: items }, 2)}\n`);
    return;
  }
  if (items.length === 0) {
    this.out.write("No networks: a miner that moves is not looked for.\n");
    return;
  }
  const rows = items.map(({ cidr, source }) => [printable(cidr), source]);
  const width = this.out.columns ?? Number.POSITIVE_INFINITY;
  this.out.write(`${renderTable(COLUMNS, rows, width, paintFor(this, flags.noColor).faint)}\n`);
}

/** Takes an approval back. */
export async function runRemoveSubnet(this: CliContext, flags: ServerFlags, network: string): Promise<void> {
  const client = await openServer(this, flags);
  await client.remove(`/api/v1/subnets/${encodeURIComponent(network)}`);
  const text = flags.json
    ? printableJson({ removed: network }, 2)
    : `${printable(network)} is not searched any more`;
  this.out.write(`${text}\n`);
}
