import { describe, expect, it } from "vitest";
import { memoryTransport } from "../transport/memory.js";
import { pollFleet } from "./poll-fleet.js";

const VERSION = {
  STATUS: [{ STATUS: "S", When: 1, Code: 22 }],
  VERSION: [{ CGMiner: "1", API: "3" }],
  id: 1,
};
const SUMMARY = { STATUS: [{ STATUS: "S", When: 1, Code: 11 }], SUMMARY: [{ Accepted: 3 }], id: 1 };

/** Polls of so many miners, and how often they were asked. */
function polling(count: number, over: object = {}) {
  const asked: string[] = [];
  const transport = memoryTransport((request) => {
    asked.push(request);
    return JSON.stringify(request.includes("version") ? VERSION : SUMMARY);
  });
  const targets = Array.from({ length: count }, (_, index) => ({ host: `192.0.2.${index + 1}`, port: 4028 }));
  return { asked, polls: pollFleet(targets, { transport, intervalMs: 60_000, ...over }) };
}

describe("the iteration of a fleet's polls", () => {
  it("begins nothing before the first result is asked for, also when it is left before", async () => {
    const { asked, polls } = polling(2);
    expect(polls[Symbol.asyncIterator]()).toBe(polls);
    expect(await polls.return()).toEqual({ done: true, value: undefined });
    expect(await polls.next()).toEqual({ done: true, value: undefined });
    expect(asked).toEqual([]);
  });

  it("gives those who wait together a result each", async () => {
    const { polls } = polling(3);
    const steps = await Promise.all([polls.next(), polls.next(), polls.next()]);
    const hosts = steps.map(({ value }) => value?.endpoint.host);
    expect([...hosts].sort()).toEqual(["192.0.2.1", "192.0.2.2", "192.0.2.3"]);
    await polls.return();
  });

  it("lets those go who wait when it is left or stopped", async () => {
    const { polls } = polling(1);
    await polls.next();
    const waiting = polls.next();
    await polls.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const controller = new AbortController();
    const other = polling(1, { signal: controller.signal }).polls;
    await other.next();
    const stopped = other.next();
    controller.abort();
    expect(await stopped).toEqual({ done: true, value: undefined });
  });

  it("ends with the error that is thrown into it", async () => {
    const { polls } = polling(1);
    await polls.next();
    await expect(polls.throw(new Error("enough"))).rejects.toThrow("enough");
    expect(await polls.next()).toEqual({ done: true, value: undefined });
  });

  it("hands a defect to whoever iterates, and ends", async () => {
    const now = () => {
      throw new TypeError("no clock");
    };
    const broken = polling(1, { clock: { now, delay: async () => undefined } }).polls;
    await expect(broken.next()).rejects.toThrow("no clock");
    expect(await broken.next()).toEqual({ done: true, value: undefined });
    let calls = 0;
    const late = () => {
      calls += 1;
      return calls > 2 ? now() : 0;
    };
    const later = polling(1, { clock: { now: late, delay: async () => undefined } }).polls;
    await expect(later.next()).rejects.toThrow("no clock");
    expect(await later.next()).toEqual({ done: true, value: undefined });
  });
});
