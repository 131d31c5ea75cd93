import { type Endpoint, HearthashError, type HearthashErrorCode } from "@hearthash/client";
import { openTcp, type TcpSession } from "../../../hosts/tcp-session.js";
import type { Finding } from "../finding.js";
import type { Neighbourhood } from "./network.js";

/** As long as every other command waits. */
const CONNECT_TIMEOUT_MS = 3000;
/** A home network takes a few milliseconds; a lost first packet costs a second. */
const SLOW_MS = 800;

/** Opens a connection to the API port, and leaves it open for the first request. */
export async function checkConnection(
  endpoint: Endpoint,
  neighbourhood: Neighbourhood | undefined,
  signal: AbortSignal,
): Promise<Finding<TcpSession>> {
  const { port } = endpoint;
  try {
    const session = await openTcp(endpoint, CONNECT_TIMEOUT_MS, signal);
    const found = `port ${port} takes connections, after ${Math.max(1, Math.round(session.ms))} ms`;
    if (session.ms < SLOW_MS) return { result: "ok", found, value: session };
    const advice = "That is slow: packets get lost. A weak Wi-Fi signal does that.";
    return { result: "warning", found, advice, value: session };
  } catch (error) {
    if (signal.aborted) throw new HearthashError("aborted", "stopped by the caller");
    return connectFailure(port, errnoOf(error), neighbourhood);
  }
}

/** Code, what was found, and what to do. */
type Explanation = readonly [
  HearthashErrorCode,
  string,
  (neighbourhood: Neighbourhood | undefined) => string,
];

/** What the operating system's error codes mean for somebody who looks for a miner. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: ["refused", "the machine is there and refuses: nothing listens on this port", refusedAdvice],
  ETIMEDOUT: ["timeout", "no answer within 3 s", silentAdvice],
  EHOSTUNREACH: ["unreachable", "no machine answers at this address", silentAdvice],
  EHOSTDOWN: ["unreachable", "no machine answers at this address", silentAdvice],
  ENETUNREACH: ["unreachable", "this machine knows no way to that network", noRouteAdvice],
  EACCES: ["unreachable", "this machine does not allow the connection", permissionAdvice],
  EPERM: ["unreachable", "this machine does not allow the connection", permissionAdvice],
};

function connectFailure(
  port: number,
  errno: string,
  neighbourhood: Neighbourhood | undefined,
): Finding<TcpSession> {
  const unknown: Explanation = ["unreachable", `the connection fails (${errno})`, silentAdvice];
  const [code, why, advice] = EXPLANATIONS[errno] ?? unknown;
  return { result: "failed", code, found: `port ${port}: ${why}`, advice: advice(neighbourhood) };
}

function refusedAdvice(): string {
  return (
    "A miner that restarts does this for a minute or two: wait and try again. Otherwise the address is another " +
    "machine's, or the port is wrong (miners use 4028)."
  );
}

function noRouteAdvice(): string {
  return "Connect it to the miner's network, or check the address.";
}

function silentAdvice(neighbourhood: Neighbourhood | undefined): string {
  const mac = process.platform === "darwin" ? ` ${permissionAdvice()}` : "";
  if (neighbourhood === "other") {
    return (
      "The miner is in another network than this machine: let the router pass port 4028 between the two (VLAN, " +
      `guest network), or run hearthash in the miner's network. Or the address is wrong.${mac}`
    );
  }
  return (
    "The miner is off, or has another address by now: see its display or the router's list of devices. Or the " +
    `Wi-Fi keeps its clients apart (guest network, client isolation).${mac}`
  );
}

function permissionAdvice(): string {
  return process.platform === "darwin"
    ? "On macOS allow the terminal under Privacy & Security, Local Network."
    : "Look at its firewall.";
}

/** For a name with several addresses, that of the first attempt. */
function errnoOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (typeof code === "string") return code;
  const [first] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  return first === undefined ? "unknown error" : errnoOf(first);
}
