import { scanInt } from "../protocol/c-number.js";
import { type Reply, statusReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import { secretMatches } from "../state/account.js";
import type { Machine } from "../state/machine.js";
import type { StoredPool } from "../state/pool.js";

/** Field limits and the word the refusal uses. Source: the published Nano 3S service. */
const limits: readonly (readonly [field: number, length: number, word: string])[] = [
  [0, 64, "user name"],
  [1, 64, "user password"],
  [3, 384, "pool url"],
  [4, 128, "pool user"],
  [5, 128, "pool pass"],
];
const highestSlot = 2;

/** `setpool|user,password,slot,url,worker[,workerpassword]`: kept at once, in use only after a reboot. */
export function setpool(machine: Machine, parameter: string | undefined): Reply {
  const outcome = setPool(machine, parameter);
  return statusReply("error" in outcome ? status(132, outcome.error) : status(133, outcome.info));
}

type Outcome = { readonly error: string } | { readonly info: string };

function setPool(machine: Machine, parameter: string | undefined): Outcome {
  if (parameter === undefined || parameter === "") return { error: "no params" };
  const fields = scanFields(parameter);
  const tooLong = limits.find(([field, length]) => (fields[field]?.length ?? 0) > length);
  if (tooLong) return { error: `The ${tooLong[2]} length is too long.` };
  const [user = "", password = "", slotText = "", url = "", worker = "", workerPassword = ""] = fields;
  if (fields.length < 5) {
    return { error: `we need 5 | 6 arguments, your input is ${fields.length} arguments.` };
  }
  if (user !== machine.model.account.user) return { error: "username err" };
  if (!secretMatches(machine, password)) return { error: "userpass err" };
  const slot = scanInt(slotText) ?? 0;
  if (slot < 0 || slot > highestSlot) {
    return { error: `pool num must between 0 and 2 , your input is ${slot}` };
  }
  storePool(machine, slot, { url, worker, password: workerPassword });
  return { info: confirmation(slot, url, worker, workerPassword) };
}

/** As `sscanf("%[^,],%[^,],%d,...")` does: stops at an empty field or a slot that is no number, drops a seventh field. */
function scanFields(parameter: string): string[] {
  const fields: string[] = [];
  for (const [place, field] of parameter.split(",").slice(0, 6).entries()) {
    if (field === "" || (place === 2 && scanInt(field) === undefined)) break;
    fields.push(field);
  }
  return fields;
}

/** Overwrites a slot of the configuration file, or makes the next one. */
function storePool(machine: Machine, slot: number, pool: StoredPool): void {
  const pools = [...machine.kept.pools];
  pools[Math.min(slot, pools.length)] = pool;
  machine.kept.pools = pools;
}

/** Raw line feeds and the worker's password in clear, as the service sends them. */
function confirmation(slot: number, url: string, worker: string, password: string): string {
  const lines = [
    `pool ${slot} success set to ${url}`,
    `worker is ${worker}`,
    `workerpassword is ${password}`,
    "Please reboot miner to make config work.",
  ];
  return `\n${lines.join("\n")}\n`;
}
