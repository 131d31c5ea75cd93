import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { webSession } from "./session.js";

const sha256 = (data: Uint8Array) => createHash("sha256").update(data).digest();

describe("webSession", () => {
  it("computes what the vendor's service showed for its DNA and password", async () => {
    // Source: recorded get_auth, and the cookie that opened get_dashboard.
    expect(await webSession("0201000084b1c3d2", "admin", sha256)).toEqual({
      code: "e512e38c43b8b97758fbdbb6",
      auth: "cfd07440",
      cookie: "auth=cfd074408c6976e5b5410415bde908bd",
    });
  });

  it("is 24, 8 and 32 hex digits for any DNA and password", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        async (dna, password) => {
          const { code, auth, cookie } = await webSession(dna, password, sha256);
          expect(code).toMatch(/^[0-9a-f]{24}$/);
          expect(auth).toMatch(/^[0-9a-f]{8}$/);
          expect(cookie).toMatch(/^auth=[0-9a-f]{32}$/);
          expect(cookie.startsWith(`auth=${auth}`)).toBe(true);
        },
      ),
    );
  });

  it("takes the hash from the platform, at once or later", async () => {
    const later = await webSession("d", "p", async (data) => sha256(data));
    expect(later).toEqual(await webSession("d", "p", sha256));
  });
});
