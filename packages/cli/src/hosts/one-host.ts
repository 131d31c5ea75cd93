import { type Endpoint, HearthashError } from "@hearthash/client";
import type { CliContext } from "../context.js";
import type { HostFlags } from "../flags.js";
import { resolveHosts } from "./resolve-hosts.js";

/**
 * The miner of a command that takes exactly one.
 *
 * @throws HearthashError `argument-invalid` when none is named, several are, or the text is no host.
 */
export async function oneHost(
  context: CliContext,
  flags: Pick<HostFlags, "host" | "port">,
  command: string,
): Promise<Endpoint> {
  const [first, ...others] = await resolveHosts({ host: flags.host, port: flags.port, env: context.env });
  if (first !== undefined && others.length === 0) return first;
  throw new HearthashError(
    "argument-invalid",
    `${command} takes one miner at a time; ${others.length + 1} are named`,
  );
}
