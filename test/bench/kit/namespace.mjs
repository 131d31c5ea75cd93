/*
 * A network of its own in which addresses are silent, as root or in a user namespace. A pair of virtual cards: what
 * goes to the silent range leaves by one, addressed to a card that the other is not, and is dropped there. Nothing
 * leads out of it.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { runs, shellWords } from "./tools.mjs";

/** How to enter a new namespace here, or why that does not work. */
export function namespaceHere() {
  if (!runs("ip", "-V")) return { missing: "no ip here (apt-get install iproute2)" };
  const enter = [
    ["unshare", "-n"],
    ["unshare", "-rn"],
  ].find((words) => runs(words[0], ...words.slice(1), "true"));
  if (enter === undefined) return { missing: "no network namespace can be made here (needs root)" };
  const trial = networkLines("10.77.0.0/24", []).join(" && ");
  const { status } = spawnSync(enter[0], [...enter.slice(1), "sh", "-c", trial], { stdio: "ignore" });
  return status === 0 ? { enter } : { missing: "the namespace has no virtual cards (veth)" };
}

/**
 * The command that runs another in a namespace where `range` is silent but for the `live` addresses, which a
 * responder answers for.
 */
export function inSilence(enter, { range, live, responder, folder, command }) {
  const ready = shellWords([join(folder, "ready")]);
  const lines = [
    "set -e",
    ...networkLines(range, live),
    `rm -f ${ready}; ${shellWords(responder)} >${ready} &`,
    `trap "kill $!" EXIT`,
    `until [ -s ${ready} ]; do sleep 0.02; done`,
    shellWords(command),
  ];
  return [...enter, "sh", "-c", lines.join("\n")];
}

function networkLines(range, live) {
  return [
    "ip link set lo up",
    "ip link add near type veth peer name far",
    "ip link set near up",
    "ip link set far up",
    "ip address add 10.99.0.1/30 dev near",
    "ip neighbour add 10.99.0.2 lladdr 02:00:00:00:00:02 dev near nud permanent",
    `ip route add ${range} via 10.99.0.2`,
    ...live.map((host) => `ip address add ${host}/32 dev lo`),
  ];
}
