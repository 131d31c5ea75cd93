import { networkInterfaces } from "node:os";
import { HearthashError } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import { canAsk } from "../../control/confirm.js";
import { type OwnNetwork, ownNetworks } from "./own-networks.js";

/** What stands for no network in the question. */
const NONE = "";

/**
 * Without a range: offers the networks this machine is in. Nothing is scanned that its owner did not choose.
 *
 * @throws HearthashError `argument-invalid` where nobody can be asked, `aborted` when none is chosen.
 */
export async function chooseRange(context: CliContext, isQuiet: boolean): Promise<string> {
  const networks = ownNetworks(networkInterfaces());
  if (networks.length === 0 || isQuiet || !canAsk(context)) {
    throw new HearthashError("argument-invalid", whatToType(networks));
  }
  const { isCancel, select } = await import("@clack/prompts");
  const answer = await select({
    message: "Which network shall be scanned?",
    options: [
      ...networks.map(({ range, interfaceName }) => ({ value: range, label: `${range} (${interfaceName})` })),
      { value: NONE, label: "none" },
    ],
    initialValue: NONE,
    signal: context.signal,
  });
  if (isCancel(answer) || answer === NONE) throw new HearthashError("aborted", "nothing was scanned");
  return answer;
}

function whatToType(networks: readonly OwnNetwork[]): string {
  if (networks.length === 0) {
    return "no range named: give one, for example hearthash discover 192.168.1.0/24";
  }
  const list = networks.map(({ range, interfaceName }) => `hearthash discover ${range} (${interfaceName})`);
  return `no range named; for the networks this machine is in: ${list.join(", or ")}`;
}
