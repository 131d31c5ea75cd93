import { expect, it } from "vitest";
import { openLanDoor, reachable } from "./lan-door.js";

const own = ["127.0.0.1", "::1", "fd00::5", "203.0.113.7", "192.168.1.5", "10.0.0.2", "2001:db8::1"];

it("a port on all addresses of IPv4 is reached by the private ones of IPv4", () => {
  expect(reachable("0.0.0.0", own)).toEqual(["192.168.1.5", "10.0.0.2"]);
});

it("a port on all addresses is reached by those of IPv6 as well, behind the others", () => {
  expect(reachable("::", own)).toEqual(["192.168.1.5", "10.0.0.2", "fd00::5"]);
});

it("a port on one address is reached by that one", () => {
  expect(reachable("127.0.0.1", own)).toEqual(["127.0.0.1"]);
  const door = openLanDoor({ url: "https://a.local:1", address: "fd00::5", port: 4030, ca: undefined });
  expect(door.addresses()).toEqual(["https://[fd00::5]:4030"]);
});
