import { describe, expect, it } from "vitest";
import { emptyObject, isArray, isObject, type JsonValue } from "./json-value.js";

describe("a JSON value", () => {
  it("is an object, a list, or neither", () => {
    expect([{}, emptyObject<JsonValue>(), [], null, "x", 1, true, undefined].map(isObject)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect([[], [1], {}, null, "x", undefined].map(isArray)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("may have any name in an empty object", () => {
    const object = emptyObject<number>();
    expect("toString" in object).toBe(false);
    const name: string = "__proto__";
    object[name] = 1;
    expect(Object.entries(object)).toEqual([["__proto__", 1]]);
  });
});
