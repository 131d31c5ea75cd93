import { expect, it } from "vitest";
import { fingerprintText } from "./fingerprint.js";

it("groups a fingerprint and loses nothing of it", () => {
  const bytes = Array.from({ length: 32 }, (_, index) => (index + 160).toString(16).toUpperCase());
  const text = fingerprintText(bytes.join(":"));
  expect(text.split(" ").map((group) => group.split(":").length)).toEqual([8, 8, 8, 8]);
  expect(text.split(/[ :]/)).toEqual(bytes);
});
