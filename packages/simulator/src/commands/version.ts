import { text } from "../protocol/field.js";
import { type Reply, rowReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";

/** `version`: who the miner is. The model lists its keys and their order. */
export function version(machine: Machine): Reply {
  const { model, identity } = machine;
  const known: Readonly<Record<string, string>> = {
    "{product}": identity.product,
    "{model}": model.model,
    "{cg}": identity.firmware.cg,
    "{little}": identity.firmware.little,
    "{big}": identity.firmware.big,
    "{dna}": identity.dna,
    "{mac}": identity.mac,
  };
  const row = model.version.map(([key, value]) => text(key, known[value] ?? value));
  return rowReply(status(22), "VERSION", [text("CGMiner", "4.11.1"), text("API", "3.7"), ...row]);
}
