import { type Reply, statusReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";

/** `wifi|get` of the Nano 3. The shape of the text is from the strings of its binary. */
export function wifi(machine: Machine, parameter: string | undefined): Reply {
  if (parameter === undefined || parameter === "") return statusReply(status(128));
  const { ssid, mac } = machine.identity;
  const ap = `heater_nano_${mac.slice(-4)}`;
  const joined = ssid === "" ? 0 : 1;
  const text = `wifi[${joined}] ssid[${ssid}] ip[127.0.0.1] apssid[${ap}] auth[3] conn_state[${joined}]`;
  return statusReply(status(129, text));
}
