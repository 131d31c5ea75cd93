import { type Reply, statusReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";
import { appendPool, dropPool } from "../state/pool-changes.js";
import { onPool } from "./pool-switching.js";

/** `addpool|URL,USR,PASS`. A comma inside a field is written `\,`, a backslash `\\` (upstream's API documentation). */
export function addpool(machine: Machine, parameter: string | undefined): Reply {
  if (parameter === undefined || parameter === "") return statusReply(status(52));
  const [url, worker, password] = splitEscaped(parameter);
  if (!url || worker === undefined || password === undefined) return statusReply(status(53, parameter));
  const { maxPools } = machine.model;
  if (machine.pools.length >= maxPools) return statusReply(status(54, maxPools));
  const index = appendPool(machine, { url, worker, password });
  return statusReply(status(55, index, url));
}

function splitEscaped(parameter: string): string[] {
  const fields = [""];
  for (let at = 0; at < parameter.length; at += 1) {
    const char = parameter.charAt(at);
    if (char === ",") fields.push("");
    else {
      if (char === "\\") at += 1;
      fields[fields.length - 1] += parameter.charAt(at);
    }
  }
  return fields;
}

/** `removepool|N`: neither the last pool nor the one in use. */
export const removepool = onPool((machine, { index, pool }) => {
  if (machine.pools.length <= 1) return status(66, index, pool.url);
  if (machine.activePool === index) return status(67, index, pool.url);
  dropPool(machine, index);
  return status(68, index, pool.url);
});
