import { expect, it } from "vitest";
import { digest, matches, tagsIn } from "./etag.js";

it("matches a tag in a list, weak or strong, and the star", () => {
  expect(matches('"a"', '"a"')).toBe(true);
  expect(matches('"b", W/"a"', '"a"')).toBe(true);
  expect(matches("*", '"a"')).toBe(true);
  for (const header of [undefined, "", '"ab"', "a", ","]) expect(matches(header, '"a"')).toBe(false);
});

it("names another text otherwise", () => {
  expect(digest("a")).not.toBe(digest("b"));
  expect(digest("a")).toMatch(/^[\w-]{22}$/);
  expect(tagsIn(' "x" ,, "y"')).toEqual(['"x"', '"y"']);
});
