import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactLog } from "./redact-log.js";

const redact = (text: string, password = "web-word") =>
  Buffer.from(redactLog(Buffer.from(text), password)).toString();

describe("redactLog", () => {
  it.each([
    ["cgminer -o u -u w -p secret -O me:secret", "cgminer -o u -u w -p *** -O me:***"],
    ["--pass=secret --userpass me:secret", "--pass=*** --userpass me:***"],
    ['{"pass":"secret","url":"u"}', '{"pass":"***","url":"u"}'],
    ["passwd1=secret&pool2=x", "passwd1=***&pool2=x"],
    ["workerpassword is secret", "workerpassword is ***"],
    ["Cookie: auth=cfd074408c6976e5b5410415bde908bd", "Cookie: auth=***"],
    ["stratum+tcp://me:secret@pool.example:1", "stratum+tcp://me:***@pool.example:1"],
    ["set web-word now", "set *** now"],
    ["power 133 W\ton pool 0", "power 133 W\ton pool 0"],
  ])("%s", (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it("the password as delivered, and a short one, would be found in every line", () => {
    expect(redact("user admin logged in", "admin")).toBe("user admin logged in");
    expect(redact("an example", "x")).toBe("an example");
  });

  it("leaves bytes that are no text as they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const high = bytes.map((byte) => byte | 0x80);
        expect(Uint8Array.from(redactLog(high, "web-word"))).toEqual(high);
      }),
    );
  });

  it.each(["pass ", "-p ", '"pass":"', "auth=", "://a:", ",pass="])(
    "a megabyte of %j is no trouble",
    (piece) => {
      redact(piece.repeat(1_000_000 / piece.length));
    },
  );
});
