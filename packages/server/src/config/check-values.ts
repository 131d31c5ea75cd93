import { isIP } from "node:net";
import { isHearthashError, parseTargets } from "@hearthash/client";
import type { Config } from "@hearthash/contract";
import type { ValueFault } from "./fault.js";

/** Faults the schema cannot see: addresses that cannot be, halves of a pair. */
export function checkValues(config: Config): readonly ValueFault[] {
  return [
    ...port(["server", "listen"], config.server.listen),
    ...port(["lan", "listen"], config.lan.listen),
    ...publicUrls(config.server.publicUrls),
    ...networks(["server", "trustedProxies"], config.server.trustedProxies),
    ...networks(["security", "allowTargets"], config.security.allowTargets),
    ...pair(config.lan),
    ...config.miners.flatMap(({ host }, index) => targets(["miners", index, "host"], host)),
    ...config.subnets.flatMap((subnet, index) => [
      ...networks(["subnets"], [subnet], index),
      ...(networks([], [subnet]).length > 0 ? [] : targets(["subnets", index], subnet)),
    ]),
  ];
}

function port(path: readonly string[], listen: string): readonly ValueFault[] {
  const number = Number(listen.slice(listen.lastIndexOf(":") + 1));
  if (number <= 65_535) return [];
  return [{ path, message: `takes a port from 0 to 65535 behind the colon, not ${number}` }];
}

function publicUrls(urls: readonly string[]): readonly ValueFault[] {
  return urls.flatMap((url, index) => {
    if (["http:", "https:"].includes(new URL(url).protocol)) return [];
    return [{ path: ["server", "publicUrls", index], message: "takes an address that begins with https://" }];
  });
}

/** Addresses and networks such as 10.0.0.0/8 or fd00::/8. */
function networks(path: readonly string[], list: readonly string[], offset = 0): readonly ValueFault[] {
  return list.flatMap((text, index) => {
    if (isNetwork(text)) return [];
    const message = `takes an address or a network such as 192.168.1.0/24, not ${JSON.stringify(text.slice(0, 60))}`;
    return [{ path: [...path, offset + index], message }];
  });
}

function isNetwork(text: string): boolean {
  const [address, bits, ...more] = text.split("/");
  const version = isIP(address ?? "");
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function targets(path: ValueFault["path"], text: string): readonly ValueFault[] {
  try {
    parseTargets(text);
    return [];
  } catch (error) {
    if (!isHearthashError(error)) throw error;
    return [{ path, message: error.message }];
  }
}

function pair(lan: Config["lan"]): readonly ValueFault[] {
  if ((lan.certificate === undefined) === (lan.key === undefined)) return [];
  const [there, missing] = lan.key === undefined ? ["certificate", "key"] : ["key", "certificate"];
  return [{ path: ["lan", there], message: `is of no use alone; set lan.${missing} too` }];
}
