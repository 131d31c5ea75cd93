import { expect, it } from "vitest";
import { numericCursor, pageIn } from "./paging.js";

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `m.${index + 1}` }));

it("goes through a list of any length exactly once", () => {
  for (const count of [0, 1, 2, 3, 4, 7]) {
    const all = items(count);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = pageIn(all, { limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all.map(({ id }) => id));
  }
});

it("finds its place again when the list has moved", () => {
  const all = items(6);
  const cursor = pageIn(all, { limit: 3 }).next ?? "";
  const moved = [{ id: "new" }, ...all];
  expect(pageIn(moved, { limit: 1, cursor }).items).toEqual([{ id: "m.4" }]);
  expect(
    pageIn(
      all.filter((_, index) => index !== 2),
      { limit: 1, cursor },
    ).items,
  ).toEqual([{ id: "m.4" }]);
});

it("refuses cursors of other make", () => {
  for (const cursor of ["", "x", "bm9uZQ", "-1"]) {
    expect(() => pageIn(items(3), { cursor })).toThrow(expect.objectContaining({ code: "request-invalid" }));
  }
  expect(numericCursor("12")).toBe(12);
  expect(numericCursor(undefined)).toBeUndefined();
  for (const cursor of ["", "x", "1e3", "-1", "1".repeat(16)]) {
    expect(() => numericCursor(cursor)).toThrow(expect.objectContaining({ code: "request-invalid" }));
  }
});
