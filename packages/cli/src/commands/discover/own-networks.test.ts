import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { ownNetworks } from "./own-networks.js";

function address(cidr: string, internal = false): NetworkInterfaceInfo {
  const host = cidr.split("/")[0] ?? "";
  return { address: host, netmask: "", mac: "00:00:00:00:00:00", family: "IPv4", internal, cidr };
}

const six: NetworkInterfaceInfo = {
  address: "fd00::1",
  netmask: "",
  mac: "00:00:00:00:00:00",
  family: "IPv6",
  internal: false,
  cidr: "fd00::1/64",
  scopeid: 0,
};

describe("ownNetworks", () => {
  it("names private IPv4 networks once, each with its interface", () => {
    const interfaces = {
      lo: [address("127.0.0.1/8", true)],
      eth0: [address("192.168.1.23/24"), six],
      wlan0: [address("192.168.1.24/24"), address("172.31.255.9/28")],
      ppp0: [address("203.0.113.5/24"), address("172.32.0.1/24"), address("169.254.3.4/16")],
      gone: undefined,
    };
    expect(ownNetworks(interfaces)).toEqual([
      { range: "192.168.1.0/24", interfaceName: "eth0" },
      { range: "172.31.255.0/28", interfaceName: "wlan0" },
    ]);
  });

  it("offers of a large network the part around this machine", () => {
    const interfaces = { eth0: [address("10.1.7.8/8")], eth1: [address("192.168.6.9/22")] };
    expect(ownNetworks(interfaces).map(({ range }) => range)).toEqual(["10.1.7.0/24", "192.168.4.0/22"]);
  });
});
