import { text } from "../protocol/field.js";
import { type Reply, rowReply, statusReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";

/** `check|<command>`: whether it exists. Nothing is ever denied on its own, so access follows existence. */
export function check(machine: Machine, parameter: string | undefined): Reply {
  if (parameter === undefined || parameter === "") return statusReply(status(71));
  const answer = machine.commands.has(parameter) ? "Y" : "N";
  return rowReply(status(72), "CHECK", [text("Exists", answer), text("Access", answer)]);
}
