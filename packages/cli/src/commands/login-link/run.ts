import { loginLinkSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { printable, printableJson } from "../../output/printable.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

/** Prints the link, alone on stdout. */
export async function runLoginLink(this: CliContext, flags: ServerFlags): Promise<void> {
  const client = await openServer(this, flags);
  const link = await client.call("POST", "/api/v1/login-links", loginLinkSchema);
  this.out.write(`${flags.json ? printableJson(link, 2) : printable(link.url)}\n`);
}
