import { describe, expect, it } from "vitest";
import { keptAddress } from "./kept-address.js";

const HOME = "https://house.local:4030";
const shell = {
  version: "1",
  files: ["/", "/pair", "/icon.svg", "/assets/index-a1.js"].map((url) => ({ url, integrity: "" })),
};
const asked = (path: string, mode = "cors", method = "GET") =>
  keptAddress({ method, mode, url: new URL(path, HOME).href }, HOME, shell);

describe("the worker answers", () => {
  it.each([
    ["/", "/"],
    ["/?from=shortcut", "/"],
    ["/miners/at-192.168.1.5-4028", "/"],
    ["/events/0123456789abcdef", "/"],
    ["/pair", "/pair"],
  ])("a visit to %s with %s", (path, kept) => expect(asked(path, "navigate")).toBe(kept));

  it.each([
    ["/icon.svg", "/icon.svg"],
    ["/assets/index-a1.js", "/assets/index-a1.js"],
    // Of another version, whose page is still open.
    ["/assets/index-b2.js", "/assets/index-b2.js"],
  ])("a request for %s with %s", (path, kept) => expect(asked(path)).toBe(kept));
});

describe("the worker leaves to the server", () => {
  it.each([
    "/api/v1/miners",
    "/api/v1/stream?after=3",
    "/api",
    "/metrics",
    "/openapi.json",
    "/docs",
    "/ios",
    "/ios/hearthash.mobileconfig",
    "/healthz",
    "/sw.js",
    "/nothing",
  ])("%s, asked for and visited", (path) => {
    expect(asked(path)).toBeUndefined();
    expect(asked(path, "navigate")).toBeUndefined();
  });

  it("whatever is sent, and what is elsewhere", () => {
    expect(asked("/", "navigate", "POST")).toBeUndefined();
    expect(asked("/assets/index-a1.js", "cors", "DELETE")).toBeUndefined();
    expect(asked("https://example.com/", "navigate")).toBeUndefined();
    expect(asked("https://example.com/assets/index-a1.js")).toBeUndefined();
  });
});
