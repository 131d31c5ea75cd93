import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DueQueue } from "./due-queue.js";

describe("DueQueue", () => {
  it("gives things in the order they are due, and none before its time", () => {
    const queue = new DueQueue<{ dueAt: number; name: string }>();
    for (const [name, dueAt] of [
      ["c", 30],
      ["a", 10],
      ["b", 20],
    ] as const)
      queue.add({ name, dueAt });
    expect(queue.nextDueAt).toBe(10);
    expect(queue.take(9)).toBeUndefined();
    expect(queue.take(10)?.name).toBe("a");
    expect(queue.take(100)?.name).toBe("b");
    expect(queue.take(100)?.name).toBe("c");
    expect(queue.take(100)).toBeUndefined();
    expect(queue.nextDueAt).toBeUndefined();
    expect(queue.size).toBe(0);
  });

  it("sorts any times", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (times) => {
        const queue = new DueQueue<{ dueAt: number }>();
        for (const dueAt of times) queue.add({ dueAt });
        const taken = times.map(() => queue.take(Number.MAX_SAFE_INTEGER)?.dueAt);
        expect(taken).toEqual([...times].sort((left, right) => left - right));
      }),
    );
  });
});
