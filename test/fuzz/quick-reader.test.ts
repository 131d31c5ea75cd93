import { describe, expect, it } from "vitest";
import { judgedClient } from "../support/judged-client.js";
import { mutate, randomFrom } from "./mutate.mjs";
import { mutateValues } from "./mutate-values.mjs";
import { type RecordedMiner, recordedMiners } from "./recorded-miners.mjs";

const encode = (text: string) => new TextEncoder().encode(text);
const recorded = recordedMiners(judgedClient);
const healthy = recorded.filter((one) => one.isQuick);

describe("the quick reader", () => {
  it.each(recorded.map((one) => [one.name, one] as const))("agrees on %s", (_, { text, judge, isQuick }) => {
    const isRead = judge(encode(text));
    if (isQuick) expect(isRead).toBe(true);
  });

  it.each(healthy.map((one) => [one.name, one] as const))("reads every state of %s", (_, { text, judge }) => {
    for (const [number, word] of ["Init", "Work", "Idle", "Fault"].entries()) {
      const inState = text
        .replace(/SYSTEMSTATU\[Work: In \w+/, `SYSTEMSTATU[Work: In ${word}`)
        .replaceAll(/ STATE\[\d\]/g, ` STATE[${number}]`);
      expect(inState).toContain(`In ${word}`);
      expect(judge(encode(inState))).toBe(true);
    }
  });

  it("finds what hides in a value of the usual length", () => {
    for (const one of healthy) {
      for (const hidden of ["]", '"', "\\", "\u0001", "\u007f", "é"]) {
        const value = /TMax\[(\d+)\]/.exec(one.text)?.[0] ?? "";
        expect(judged(one, one.text.replace(value, `TMax[7${hidden}]`))).toBe(false);
      }
    }
  });

  it("gives nothing of a reply that is cut anywhere", () => {
    for (const { text, judge } of healthy) {
      for (let length = 0; length < text.length; length += 1) {
        expect(judge(encode(text.slice(0, length)))).toBe(false);
      }
    }
  });

  it("agrees on mutated replies, and reads some of them", () => {
    const random = randomFrom(20_260_101);
    let read = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const one = healthy[random(healthy.length)];
      if (one === undefined) throw new Error("no healthy reply is recorded");
      const text = random(4) === 0 ? mutate(one.text, random) : mutateValues(one.text, random);
      const verdict = judged(one, text);
      if (verdict) read += 1;
    }
    expect(read).toBeGreaterThan(1000);
    expect(read).toBeLessThan(19_000);
  });
});

function judged({ name, judge }: RecordedMiner, text: string): boolean {
  try {
    return judge(encode(text));
  } catch (error) {
    throw new Error(`${name}: ${String(error)}\n${text}`, { cause: error });
  }
}
