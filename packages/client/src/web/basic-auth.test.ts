import fc from "fast-check";
import { expect, it } from "vitest";
import { basicAuth } from "./basic-auth.js";

it("is user and password in base64, as Node makes it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (user, password) => {
      expect(basicAuth(user, password)).toBe(
        `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
      );
    }),
  );
});
