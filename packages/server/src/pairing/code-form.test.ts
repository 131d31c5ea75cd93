import { expect, it } from "vitest";
import { newCode, readCode, shownCode } from "./code-form.js";

it("a code has eight signs that nobody mistakes for others, and all of them come", () => {
  const codes = Array.from({ length: 500 }, newCode);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  expect(new Set(codes.join("")).size).toBe(31);
  expect(new Set(codes).size).toBe(500);
});

it("is read back as it is shown", () => {
  const code = newCode();
  expect(shownCode(code)).toMatch(/^.{4}-.{4}$/);
  expect(readCode(shownCode(code))).toBe(code);
});

it.each(["abcd-efgh", " ABCD EFGH ", "ABCDEFGH", "a b c d–e f g h", "ABCD\u00a0EFGH"])(
  "%j is typed for ABCDEFGH",
  (typed) => {
    expect(readCode(typed)).toBe("ABCDEFGH");
  },
);

it.each(["", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG0", "ABCD-EFGI", "ABCD-EFGL", "ＡBCDEFGH", "ABCD_EFGH"])(
  "%j is no code",
  (typed) => {
    expect(readCode(typed)).toBeUndefined();
  },
);
