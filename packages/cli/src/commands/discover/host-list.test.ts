import { parseEndpoint, parseTargets } from "@hearthash/client";
import { describe, expect, it } from "vitest";
import { hostList } from "./host-list.js";

describe("hostList", () => {
  it.each([
    ["192.168.1.50", "192.168.1.50"],
    ["192.168.1.52,192.168.1.50,192.168.1.51,192.168.1.60", "192.168.1.50-52,192.168.1.60"],
    ["192.168.1.9,192.168.1.10", "192.168.1.9-10"],
    ["192.168.1.255,192.168.2.0,192.168.2.1", "192.168.1.255-192.168.2.1"],
    ["10.0.0.1:4029,10.0.0.2:4029,10.0.0.3", "10.0.0.3,10.0.0.1-2:4029"],
    [
      "heater.local,10.0.0.2,[fe80::1]:4028,heater.local:99",
      "10.0.0.2,heater.local,[fe80::1]:4028,heater.local:99",
    ],
  ])("%s", (hosts, expected) => {
    const list = hostList(hosts.split(",").map((host) => parseEndpoint(host)));
    expect(list).toBe(expected);
    expect(new Set(parseTargets(list).map(({ host, port }) => `${host} ${port}`))).toEqual(
      new Set(parseTargets(hosts).map(({ host, port }) => `${host} ${port}`)),
    );
  });
});
