import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Finding } from "../finding.js";

/** The system's own resolver may try for half a minute. */
const LOOKUP_TIMEOUT_MS = 10_000;

/** True for an IPv4 or IPv6 address, which needs no looking up. */
export function isAddress(host: string): boolean {
  return isIP(host.replace(/%.*/, "")) !== 0;
}

/** Looks the name up as every program on this machine would. */
export async function checkName(host: string, signal: AbortSignal): Promise<Finding<readonly string[]>> {
  const result = await lookUp(host, signal);
  if (Array.isArray(result)) {
    return { result: "ok", found: `${host} is ${result.join(", ")}`, value: result };
  }
  if (result === "silent") {
    return {
      result: "failed",
      found: `${host} cannot be looked up: the name service does not answer`,
      advice: "Use the miner's address; its display and the router's list of devices show it.",
      code: "unreachable",
    };
  }
  return {
    result: "failed",
    found: `${host} is not a known name`,
    advice: "Check the spelling, or use the miner's address: its display and the router's list show it.",
    code: "unreachable",
  };
}

async function lookUp(host: string, signal: AbortSignal): Promise<string[] | "unknown" | "silent"> {
  let stop: () => void = () => undefined;
  const limit = new Promise<"silent">((resolve) => {
    const timer = setTimeout(() => resolve("silent"), LOOKUP_TIMEOUT_MS);
    stop = () => {
      clearTimeout(timer);
      resolve("silent");
    };
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    const found = lookup(host, { all: true }).then((entries) => entries.map(({ address }) => address));
    return await Promise.race([found, limit]);
  } catch (error) {
    return (error as { code?: string }).code === "EAI_AGAIN" ? "silent" : "unknown";
  } finally {
    stop();
  }
}
