import { expect, it } from "vitest";
import { deviceText } from "./device-text.js";

it("leaves out what is not seen and what turns the writing direction", () => {
  expect(deviceText("a\u0000b\nc\rd\u001b[31me\u007f\u0085\u2028f\u202eg\u2066h\u200bi\ufeffj")).toBe(
    "abcd[31mefghij",
  );
});

it("keeps every other text as it is", () => {
  const text = 'Größe <b>"quoted"</b> \\ 矿机 🔥';
  expect(deviceText(text)).toBe(text);
});

it("bounds the length, however much of it is left out", () => {
  expect(deviceText("x".repeat(1000))).toBe("x".repeat(200));
  expect(deviceText("\u0000".repeat(100_000), 10)).toBe("");
  expect(deviceText("x".repeat(20), 10)).toBe("x".repeat(10));
});
