import { parseEndpoint } from "@hearthash/client";
import { minerSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { printable, printableJson } from "../../output/printable.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

export interface AddFlags extends ServerFlags {
  readonly name?: string;
  readonly place?: string;
}

/** Names an address to the server, which polls it at once. */
export async function runAdd(this: CliContext, flags: AddFlags, host: string): Promise<void> {
  const { name, place } = flags;
  const body = {
    ...parseEndpoint(host),
    ...(name === undefined ? {} : { name }),
    ...(place === undefined ? {} : { place }),
  };
  const client = await openServer(this, flags);
  const miner = await client.call("POST", "/api/v1/miners", minerSchema, { body });
  const text = flags.json
    ? printableJson(miner, 2)
    : `${printable(miner.name)} added as ${printable(miner.id)}`;
  this.out.write(`${text}\n`);
}
