import { execFile } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { plistXml } from "../../../packages/server/src/ios/plist.js";
import { rotateLanCa } from "../../../packages/server/src/tls/index.js";
import { lanHouse } from "../pairing/paired-house.js";
import { ask, type PhonePlace } from "../pairing/phone.js";
import { dataFolder } from "../support/server-parts.js";
import { openssl } from "../tls-openssl.js";

const run = promisify(execFile);

/** Reads a property list with Python's parser; bytes come as {"$data": base64}. */
const READER = `
import base64, json, plistlib, sys
def plain(value):
    return {"$data": base64.b64encode(value).decode()}
with open(sys.argv[1], "rb") as file:
    print(json.dumps(plistlib.load(file, fmt=plistlib.FMT_XML), default=plain))
`;

// biome-ignore lint/suspicious/noExplicitAny: tests look into it
async function parsed(text: string): Promise<any> {
  const path = join(dataFolder(), "profile.plist");
  writeFileSync(path, text);
  const { stdout } = await run("python3", ["-c", READER, path], { timeout: 20_000 });
  return JSON.parse(stdout);
}

async function profile(place: PhonePlace): Promise<string> {
  const answer = await ask(place, { path: "/ios/hearthash.mobileconfig" });
  expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/x-apple-aspen-config"]);
  return answer.text;
}

describe("the profile", () => {
  it("holds the CA that the port shows, and nothing that could not be removed", async () => {
    const { lan, local } = await lanHouse();
    const text = await profile(lan);
    const found = await parsed(text);
    expect(found).toMatchObject({
      PayloadType: "Configuration",
      PayloadVersion: 1,
      PayloadDisplayName: "hearthash (house)",
      PayloadIdentifier: "hearthash.house",
      PayloadRemovalDisallowed: false,
    });
    const [payload, ...others] = found.PayloadContent;
    expect(others).toEqual([]);
    expect(payload).toMatchObject({
      PayloadType: "com.apple.security.root",
      PayloadVersion: 1,
      PayloadIdentifier: "hearthash.house.ca",
      PayloadDisplayName: expect.stringMatching(/^hearthash house\.local \d{4}-\d\d-\d\d$/),
    });
    const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/;
    expect(found.PayloadUUID).toMatch(uuid);
    expect(payload.PayloadUUID).toMatch(uuid);
    expect(payload.PayloadUUID).not.toBe(found.PayloadUUID);
    const der = Buffer.from(payload.PayloadContent.$data, "base64");
    expect(der.equals(new X509Certificate(lan.ca).raw)).toBe(true);
    expect(await profile(local)).toBe(text);
  });

  it("has the certificate in DER, a CA with the fingerprint that the server tells", async () => {
    const { server, lan } = await lanHouse();
    const { PayloadContent } = await parsed(await profile(lan));
    const der = Buffer.from(PayloadContent[0].PayloadContent.$data, "base64");
    const path = join(dataFolder(), "ca.der");
    writeFileSync(path, der);
    const shown = await openssl("x509", "-inform", "der", "-in", path, "-noout", "-fingerprint", "-sha256");
    const told = (await server.api("GET", "/lan")).body;
    expect(shown).toMatchObject({ isGood: true, text: expect.stringContaining(told.caFingerprint) });
    expect(createHash("sha256").update(der).digest("hex").toUpperCase()).toBe(
      told.caFingerprint.replaceAll(":", ""),
    );
    const text = await openssl("x509", "-inform", "der", "-in", path, "-noout", "-text");
    expect(text.text).toMatch(/CA:TRUE[\s\S]*Name Constraints: critical[\s\S]*DNS:house\.local/);
    expect(told).toMatchObject({
      enabled: true,
      url: `https://house.local:${lan.port}`,
      addresses: [`https://127.0.0.1:${lan.port}`],
    });
  });

  it("is the same after a restart, and another one with the next CA, in the place of the first", async () => {
    const first = await lanHouse();
    const text = await profile(first.lan);
    // A CA that is made while the server runs is not shown before its certificate is.
    await rotateLanCa(first.server.folder, "house.local");
    expect(await profile(first.lan)).toBe(text);
    await first.server.stop();
    const second = await lanHouse({ folder: first.server.folder });
    const changed = await profile(second.lan);
    expect(changed).not.toBe(text);
    const [before, after] = [await parsed(text), await parsed(changed)];
    expect(after.PayloadUUID).not.toBe(before.PayloadUUID);
    expect(after.PayloadContent[0].PayloadUUID).not.toBe(before.PayloadContent[0].PayloadUUID);
    expect(after.PayloadIdentifier).toBe(before.PayloadIdentifier);
    await second.server.stop();
    const third = await lanHouse({ folder: first.server.folder });
    expect(await profile(third.lan)).toBe(changed);
  });
});

describe("a property list", () => {
  it("comes back as it was written, whatever its texts say", async () => {
    const value = {
      text: `<string>&amp; "quoted" 'too' ]]> \u{1f525} ünï\t\r\n.`,
      'key <&>"': [true, false, 0, -7, Number.MAX_SAFE_INTEGER, [], {}, ""],
      nested: { list: [{ a: "b" }, ["c"]] },
    };
    expect(await parsed(plistXml(value))).toEqual(value);
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const { data } = await parsed(plistXml({ data: bytes }));
    expect(Buffer.from(data.$data, "base64").equals(bytes)).toBe(true);
  });

  it.each(["\u0000", "\u001b", "\ud800", "\uffff"])("does not hold %j", (text) => {
    expect(() => plistXml({ text })).toThrow(TypeError);
    expect(() => plistXml({ [text]: "" })).toThrow(TypeError);
  });

  it.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY])("does not hold %d", (number) => {
    expect(() => plistXml([number])).toThrow(RangeError);
  });
});
