import { hostname, networkInterfaces } from "node:os";

/** The first label of the host's name, as far as it can stand in a name: `Joe's Pi` becomes `joes-pi`. */
export function plainHostname(given: string = hostname()): string {
  const label = given.toLowerCase().split(".")[0] ?? "";
  const plain = label.replaceAll(/['’]/g, "").replaceAll(/[^a-z0-9]+/g, "-");
  return (
    plain
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 63)
      .replace(/-+$/, "") || "hearthash"
  );
}

/** The addresses of this machine, without those that need a zone to be reached. */
export function ownAddresses(): readonly string[] {
  const entries = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return entries.map(({ address }) => address).filter((address) => !/^fe[89ab]/i.test(address));
}
