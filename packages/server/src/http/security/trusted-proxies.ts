import { BlockList, isIPv4, isIPv6 } from "node:net";
import { ServerError } from "../../errors/index.js";

/**
 * Tells whether an address is one of the owner's reverse proxies: what they say of a caller is believed.
 *
 * @throws ServerError `config-invalid` for an entry that is no address or network.
 */
export function trustedProxies(entries: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const [index, entry] of entries.entries()) addEntry(list, entry, index);
  return (address) => {
    const plain = address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
    if (!isIPv4(plain) && !isIPv6(plain)) return false;
    return list.check(plain, isIPv4(plain) ? "ipv4" : "ipv6");
  };
}

function addEntry(list: BlockList, entry: string, index: number): void {
  const [base = "", bits] = entry.split("/");
  const family = isIPv4(base) ? "ipv4" : "ipv6";
  const longest = family === "ipv4" ? 32 : 128;
  const prefix = bits === undefined ? longest : Number(bits);
  const isGood =
    (isIPv4(base) || isIPv6(base)) && Number.isInteger(prefix) && prefix > 0 && prefix <= longest;
  if (!isGood || bits === "") {
    throw new ServerError(
      "config-invalid",
      `server.trustedProxies[${index}] takes an address or network such as 127.0.0.1 or 10.0.0.0/24, not ${JSON.stringify(entry)}`,
    );
  }
  list.addSubnet(base, prefix, family);
}
