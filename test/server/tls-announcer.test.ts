import { execFile, execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const program = fileURLToPath(new URL("tls-announcer.mjs", import.meta.url));
/** A wire whose other end nobody listens at, in a network that holds nothing else. */
const network = [
  "ip link set lo up",
  "ip link add wire type veth peer name far",
  "ip addr add 10.77.0.1/24 dev wire",
  "ip link set wire up",
  "ip link set far up",
  "ip route add 224.0.0.0/4 dev wire",
].join(" && ");

const inside = ["--user", "--map-root-user", "--net", "sh", "-c"];

function canHaveOwnNetwork(): boolean {
  try {
    execFileSync("unshare", [...inside, network], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!canHaveOwnNetwork())(
  "announces the name and both services by mDNS",
  { timeout: 60_000 },
  async () => {
    const command = `${network} && exec "${process.execPath}" "${program}" 10.77.0.1`;
    const { stdout } = await promisify(execFile)("unshare", [...inside, command], { timeout: 50_000 });
    expect(JSON.parse(stdout)).toEqual({ answersWithAddress: true, services: ["_https", "_hearthash"] });
  },
);
