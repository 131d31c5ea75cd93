import { HearthashError } from "../errors/hearthash-error.js";
import type { Intent } from "./intent.js";
import type { Need } from "./recipe.js";

/** Why a firmware cannot do what is wanted, and what it can do instead. */
export async function unsupportedError(
  miner: string,
  intent: Intent,
  need: Need,
  has: (need: Need) => Promise<boolean>,
): Promise<HearthashError> {
  const what = "command" in need ? `command '${need.command}'` : `option '${need.option}'`;
  const instead = await alternative(intent, has);
  const command = "command" in need ? need.command : "ascset";
  return new HearthashError("command-unsupported", `${miner} has no ${what} in its firmware${instead}`, {
    miner,
    command,
  });
}

/** Home miners have no addpool and removepool: their pools are slots that setpool overwrites. */
async function alternative(intent: Intent, has: (need: Need) => Promise<boolean>): Promise<string> {
  if (intent.kind !== "addPool" && intent.kind !== "removePool") return "";
  if (!(await has({ command: "setpool" }))) return "; its pools are set in its app or web page";
  return intent.kind === "addPool"
    ? "; use setpool, which overwrites one of its slots 0 to 2, asks for the web password and works after a reboot"
    : "; use setpool to overwrite the pool, or disablepool";
}
