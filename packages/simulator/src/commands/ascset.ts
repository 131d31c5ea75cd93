import { findOption } from "../options/option-table.js";
import { atoi } from "../protocol/c-number.js";
import { type Reply, statusReply } from "../protocol/reply.js";
import { type Status, status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";

/** `ascset|0,<option>[,<value>]`: the refusals in the order of the service's source. */
export function ascset(machine: Machine, parameter: string | undefined): Reply {
  return statusReply(applyOption(machine, parameter));
}

function applyOption(machine: Machine, parameter: string | undefined): Status {
  if (parameter === undefined || parameter === "") return status(15);
  const [indexText = "", option = "", ...rest] = parameter.split(",");
  const index = atoi(indexText);
  if (index !== 0) return status(107, index, 0);
  if (option === "") return status(116);
  if (machine.model.options === null) return status(117, 0);
  const act = findOption(machine, option);
  if (!act) return status(120, 0, `Unknown option: ${option}`);
  const outcome = act(machine, rest.length > 0 ? rest.join(",") : undefined);
  if (outcome === "ok") return status(119, 0);
  return "info" in outcome ? status(118, 0, outcome.info) : status(120, 0, outcome.error);
}
