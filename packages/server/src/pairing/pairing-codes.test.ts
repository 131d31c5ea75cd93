import { expect, it } from "vitest";
import { PairingCodes } from "./pairing-codes.js";

const grant = { scope: "control", name: undefined } as const;

function codes() {
  let now = 1_000_000;
  const made = new PairingCodes({ now: () => now });
  return {
    made,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it("is good once, for what it was made for", () => {
  const { made } = codes();
  const { code, resource } = made.create({ scope: "read", name: "Kitchen" });
  expect(made.open()).toEqual(resource);
  expect(JSON.stringify(resource)).not.toContain(code);
  expect(made.take(code)).toEqual({ kind: "right", grant: { scope: "read", name: "Kitchen" } });
  expect(made.take(code)).toEqual({ kind: "over", wasKnown: true });
  expect(made.open()).toBeUndefined();
});

it("is good for five minutes, to the millisecond", () => {
  const { made, pass } = codes();
  const first = made.create(grant);
  expect(first.resource.expiresAt - first.resource.createdAt).toBe(300_000);
  pass(299_999);
  expect(made.take(first.code).kind).toBe("right");
  const second = made.create(grant);
  pass(300_000);
  expect(made.take(second.code)).toEqual({ kind: "over", wasKnown: true });
});

it("is void after five wrong tries, and then the right one does not help", () => {
  const { made } = codes();
  const { code } = made.create(grant);
  const tries = Array.from({ length: 5 }, () => made.take("22222222"));
  expect(tries).toEqual([4, 3, 2, 1, 0].map((triesLeft) => ({ kind: "wrong", triesLeft })));
  expect(made.open()).toBeUndefined();
  expect(made.take(code)).toEqual({ kind: "over", wasKnown: true });
  expect(made.take("22222222")).toEqual({ kind: "over", wasKnown: false });
});

it("ends when another one is made or it is taken back; who comes late costs the new one no try", () => {
  const { made } = codes();
  const first = made.create(grant);
  const second = made.create(grant);
  expect(made.take(first.code)).toEqual({ kind: "over", wasKnown: true });
  expect(made.open()).toEqual({ ...second.resource, triesLeft: 5 });
  expect([made.cancel(), made.cancel()]).toEqual([true, false]);
  expect(made.take(second.code)).toEqual({ kind: "over", wasKnown: true });
});
