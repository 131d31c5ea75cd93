import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeForm } from "./form-encoding.js";

describe("encodeForm", () => {
  it("never leaves a plus that would be read as a blank", () => {
    expect(encodeForm({ pool1: "stratum+tcp://a.example:1", worker1: "a b" })).toBe(
      "pool1=stratum%2Btcp%3A%2F%2Fa.example%3A1&worker1=a%20b",
    );
  });

  it("is read back as it was by any reader of forms", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })), (fields) => {
        const text = encodeForm(fields);
        expect([...new URLSearchParams(text)]).toEqual(Object.entries(fields));
        expect(text).toMatch(/^[A-Za-z0-9._~%=&-]*$/);
      }),
    );
  });

  it("a lone surrogate is no error", () => {
    expect(encodeForm({ a: "\ud800" })).toBe("a=%EF%BF%BD");
  });
});
