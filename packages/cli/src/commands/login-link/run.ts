import { loginLinkSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { printable, printableJson } from "../../output/printable.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

/** Prints the link, alone on stdout; what leads to the same sign-in from the home network stands beside it. */
export async function runLoginLink(this: CliContext, flags: ServerFlags): Promise<void> {
  const client = await openServer(this, flags);
  const link = await client.call("POST", "/api/v1/login-links", loginLinkSchema);
  if (flags.json) {
    this.out.write(`${printableJson(link, 2)}\n`);
    return;
  }
  this.out.write(`${printable(link.url)}\n`);
  const isElsewhere = link.lanUrl !== null && link.lanUrl !== link.url;
  if (isElsewhere) this.err.write(`in the home network: ${printable(link.lanUrl ?? "")}\n`);
}
