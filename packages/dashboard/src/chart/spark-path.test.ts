import { expect, it } from "vitest";
import { sparkPath } from "./spark-path.js";

const MINUTE = 60_000;
const times = Array.from({ length: 10 }, (_, index) => index * MINUTE);
const source = { from: 0, to: 10 * MINUTE, times, gaps: [], values: times.map(() => 40) };

/** Where the path goes: letter, x, y. */
function steps(path: string | undefined): readonly (readonly [string, number, number])[] {
  return [...(path ?? "").matchAll(/([ML])([\d.]+) ([\d.]+)/g)].map(
    ([, letter = "", x, y]) => [letter, Number(x), Number(y)] as const,
  );
}

it("puts each value where its time is", () => {
  const xs = steps(sparkPath(source, "TH/s")).map(([, x]) => x);
  expect(xs).toEqual([0, 30, 60, 90, 120, 150, 180, 210, 240, 270]);
  const young = { ...source, from: -10 * MINUTE };
  expect(steps(sparkPath(young, "TH/s")).map(([, x]) => x)[0]).toBe(150);
});

it("keeps the noise of a steady miner small, and shows a fall", () => {
  const tall = (values: readonly number[]) => {
    const ys = steps(sparkPath({ ...source, values }, "TH/s")).map(([, , y]) => y);
    return Math.max(...ys) - Math.min(...ys);
  };
  expect(tall(times.map((_, index) => 40 + (index % 2) * 0.4))).toBeLessThan(5);
  expect(tall(times.map((_, index) => (index < 5 ? 40 : 2)))).toBeGreaterThan(40);
});

it("leaves open what is not known, between rows and at a row", () => {
  const letters = (over: Partial<typeof source> | { gaps: { from: number; to: number }[] }) =>
    steps(sparkPath({ ...source, ...over }, "TH/s"))
      .map(([letter]) => letter)
      .join("");
  expect(letters({ gaps: [{ from: 3 * MINUTE, to: 4 * MINUTE }] })).toBe("MLLLMLLLLL");
  const values = times.map((_, index) => (index === 5 ? null : 40));
  expect(sparkPath({ ...source, values }, "TH/s")?.match(/M/g)).toHaveLength(2);
});

it("is no line of a few values", () => {
  const values = times.map((_, index) => (index < 5 ? 40 : null));
  expect(sparkPath({ ...source, values }, "TH/s")).toBeUndefined();
});
