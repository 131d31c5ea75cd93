import { expect, it } from "vitest";
import { StreamClient } from "./stream-client.js";

const LIMIT = 1000;

function client() {
  const reader = { principal: undefined, caller: "x", detail: new Set<string>(), socketBacklog: () => 0 };
  return new StreamClient(reader);
}

it("buffers no more than its limit, a snapshot and one frame for a client that does not read", () => {
  const stuck = client();
  stuck.start(Buffer.alloc(5000));
  for (let now = 0; now < 1000; now += 1) stuck.send(Buffer.alloc(300), LIMIT, now);
  expect(stuck.backlog).toBeLessThanOrEqual(5000 + LIMIT + 300);
  expect(stuck.laggingSince).toBe(4);
  expect(stuck.hasCaughtUp).toBe(false);
});

it("is written to again behind a snapshot, once it has read everything", () => {
  const slow = client();
  for (let now = 0; now < 10; now += 1) slow.send(Buffer.alloc(300), LIMIT, now);
  slow.source.read();
  expect(slow.hasCaughtUp).toBe(true);
  slow.send(Buffer.from("lost"), LIMIT, 11);
  slow.start(Buffer.from("snapshot "));
  slow.send(Buffer.from("frame"), LIMIT, 12);
  expect(String(slow.source.read())).toBe("snapshot frame");
});
