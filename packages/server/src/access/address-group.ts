import { isIPv4, isIPv6 } from "node:net";

/**
 * The part of an address that one person holds: all of IPv4, a /64 of IPv6, since every device has as many addresses
 * in its /64 as it likes.
 */
export function addressGroup(address: string): string {
  const plain = address.replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? `${leadingGroups(plain, 4).join(":")}::/64` : "unknown";
}

function leadingGroups(address: string, count: number): readonly string[] {
  const [head = "", tail] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(missing).fill("0"), ...back];
  return groups.slice(0, count).map((group) => group.replace(/^0+(?=.)/, ""));
}
