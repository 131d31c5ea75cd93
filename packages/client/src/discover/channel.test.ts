import { describe, expect, it } from "vitest";
import { Channel } from "./channel.js";

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("Channel", () => {
  it("hands items on in order and ends behind the last", async () => {
    const channel = new Channel<number>(10);
    for (const item of [1, 2]) await channel.push(item);
    channel.close();
    expect([await channel.pull(), await channel.pull(), await channel.pull()]).toEqual([1, 2, undefined]);
  });

  it("lets those wait who come before the items", async () => {
    const channel = new Channel<number>(10);
    const pulls = [channel.pull(), channel.pull(), channel.pull()];
    await channel.push(1);
    await channel.push(2);
    channel.close();
    expect(await Promise.all(pulls)).toEqual([1, 2, undefined]);
  });

  it("makes makers wait while it is full", async () => {
    const channel = new Channel<number>(2);
    const pushed: number[] = [];
    const all = [1, 2, 3].map((item) => channel.push(item).then(() => pushed.push(item)));
    await settle();
    expect(pushed).toEqual([1]);
    await channel.pull();
    await settle();
    expect(pushed).toEqual([1, 2]);
    await channel.pull();
    await Promise.all(all);
    expect(channel.isEmpty).toBe(false);
  });

  it("releases everybody when it fails, and drops what comes later", async () => {
    const channel = new Channel<number>(1);
    const waiting = channel.push(1);
    const empty = new Channel<number>(1);
    const pulling = empty.pull();
    channel.fail(new Error("over"));
    empty.fail(new Error("over"));
    empty.fail(new Error("later"));
    await waiting;
    await channel.push(2);
    await expect(channel.pull()).rejects.toThrow("over");
    await expect(pulling).rejects.toThrow("over");
    await expect(empty.pull()).rejects.toThrow("over");
  });
});
