import { expect, it } from "vitest";
import { EventRing } from "./event-ring.js";

const texts = (found: readonly Buffer[] | undefined) => found?.map(String);

function filled(most: number, mostBytes: number, count: number): EventRing {
  const ring = new EventRing(most, mostBytes);
  for (let seq = 1; seq <= count; seq += 1) ring.add(seq, Buffer.from(`e${seq}`));
  return ring;
}

it("gives what was sent behind an event, and nothing behind the last", () => {
  const ring = filled(10, 1000, 3);
  expect(texts(ring.behind(0, 3))).toEqual(["e1", "e2", "e3"]);
  expect(texts(ring.behind(2, 3))).toEqual(["e3"]);
  expect(texts(ring.behind(3, 3))).toEqual([]);
});

it("does not know what is too old or has never been sent", () => {
  const ring = filled(2, 1000, 5);
  expect(ring.behind(2, 5)).toBeUndefined();
  expect(texts(ring.behind(3, 5))).toEqual(["e4", "e5"]);
  expect(ring.behind(6, 5)).toBeUndefined();
});

it("is bounded in bytes, also by one event that is larger than all", () => {
  expect(texts(filled(100, 4, 5).behind(3, 5))).toEqual(["e4", "e5"]);
  const ring = filled(10, 4, 1);
  ring.add(2, Buffer.alloc(100));
  expect(ring.behind(1, 2)).toBeUndefined();
  expect(texts(ring.behind(2, 2))).toEqual([]);
});

it("knows nothing once it is cleared", () => {
  const ring = filled(10, 1000, 3);
  ring.clear(4);
  expect(ring.behind(3, 4)).toBeUndefined();
  expect(texts(ring.behind(4, 4))).toEqual([]);
});
