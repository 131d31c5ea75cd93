import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { isIPv4 } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Endpoint } from "@hearthash/client";

/** A device that answered by UDP. */
export interface UdpAnswer {
  readonly host: string;
  /** The device's own name for itself: hostile text. */
  readonly device: string;
}

/** Source: `udp_ip_server` in the Nano 3S's mm_miner; the answer is `{"device":"...","ip":"..."}`. */
const HINT_PORT = 10_001;
const QUESTION = "get_ip$$$$";

/** Datagrams sent without a pause, and the pause: what a home router forwards without dropping. */
const BURST = 64;
const BURST_PAUSE_MS = 10;
const WAIT_FOR_ANSWERS_MS = 1000;
const MAX_NAME = 64;

/**
 * Asks the IPv4 addresses among the targets by UDP who they are, and gives those that answer. Only answers of
 * addresses that were asked count; a broadcast address gets nothing, the system refuses to send there.
 */
export async function askByUdp(
  targets: readonly Endpoint[],
  signal: AbortSignal,
): Promise<readonly UdpAnswer[]> {
  const hosts = new Set(targets.map(({ host }) => host).filter(isIPv4));
  const answers = new Map<string, UdpAnswer>();
  const socket = createSocket("udp4");
  socket.on("error", () => undefined);
  socket.on("message", (bytes, { address, port }) => {
    const device = port === HINT_PORT && hosts.has(address) ? deviceIn(bytes) : undefined;
    if (device !== undefined) answers.set(address, { host: address, device });
  });
  try {
    socket.bind();
    await once(socket, "listening", { signal });
    await sendAll(socket, [...hosts], signal);
    await pause(WAIT_FOR_ANSWERS_MS, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    socket.close();
  }
  return [...answers.values()];
}

async function sendAll(socket: Socket, hosts: readonly string[], signal: AbortSignal): Promise<void> {
  for (let at = 0; at < hosts.length; at += BURST) {
    for (const host of hosts.slice(at, at + BURST)) socket.send(QUESTION, HINT_PORT, host, () => undefined);
    await pause(BURST_PAUSE_MS, undefined, { signal });
  }
}

function deviceIn(bytes: Uint8Array): string | undefined {
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(bytes).replace(/\0+$/, ""));
    const device =
      typeof answer === "object" && answer !== null && "device" in answer ? answer.device : undefined;
    return typeof device === "string" ? device.slice(0, MAX_NAME) : undefined;
  } catch {
    return undefined;
  }
}
