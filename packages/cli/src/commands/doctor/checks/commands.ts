import { isHearthashError, type Miner } from "@hearthash/client";
import type { Finding } from "../finding.js";

const ASKED = ["switchpool", "addpool", "setpool", "ascset"] as const;

type AskedCommand = (typeof ASKED)[number];

/** What `check` says of a command. */
type Presence = "there" | "missing" | "denied";

/** Which commands that change something the firmware has, and what follows from that. Only `check` is sent. */
export async function checkCommands(miner: Miner, signal: AbortSignal): Promise<Finding> {
  const presence: Partial<Record<AskedCommand, Presence>> = {};
  for (const command of ASKED) {
    const answer = await askPresence(miner, command, signal);
    if (answer === "unknown") {
      return { result: "note", found: "the miner does not say which it has: it lacks 'check'" };
    }
    presence[command] = answer;
  }
  if (Object.values(presence).includes("denied")) {
    return {
      result: "warning",
      found: "the miner lets this machine read, but change nothing",
      advice: "Its configuration allows changes from other addresses only (api-allow).",
    };
  }
  return { result: "ok", found: meaning(presence) };
}

async function askPresence(
  miner: Miner,
  command: AskedCommand,
  signal: AbortSignal,
): Promise<Presence | "unknown"> {
  try {
    const { value } = await miner.read("check", { parameter: command, signal });
    if (value.exists === undefined) return "unknown";
    if (!value.exists) return "missing";
    return value.access === false ? "denied" : "there";
  } catch (error) {
    if (isHearthashError(error, "command-unsupported", "command-rejected")) return "unknown";
    throw error;
  }
}

function meaning(presence: Partial<Record<AskedCommand, Presence>>): string {
  const has = (command: AskedCommand) => presence[command] === "there";
  const pools = has("addpool")
    ? "pools can be added and removed while it runs"
    : has("setpool")
      ? "no addpool: pools are set with setpool, and count after a restart"
      : "neither addpool nor setpool: pools are set on its web page";
  const modes = has("ascset") ? "settings with ascset" : "no ascset: modes and fan cannot be set";
  const switching = has("switchpool") ? [] : ["no switchpool: the pool in use cannot be chosen"];
  return [pools, modes, ...switching].join("; ");
}
