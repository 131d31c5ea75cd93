import type { CreatedPairingCode } from "@hearthash/contract";
import { expect, it } from "vitest";
import { codeText, pairedText, qrLines } from "./pair-text.js";

const same = (text: string) => text;
const paint = { strong: same, faint: same, good: same, warm: same, bad: same };
const code: CreatedPairingCode = {
  ...{ id: "1", scope: "control", name: null, createdAt: 0, expiresAt: 300_000, triesLeft: 5 },
  code: "ABCD-EFGH",
  url: "https://house.local:4030/pair#code=ABCD-EFGH",
  caFingerprint: Array.from({ length: 32 }, (_, index) =>
    index.toString(16).padStart(2, "0").toUpperCase(),
  ).join(":"),
};

it("shows the code, how long it holds and the fingerprint in groups", () => {
  expect(codeText(code, 61_000, paint).split("\n")).toEqual([
    "Code         ABCD-EFGH",
    "Holds        once, for 4 min; the device may then look, and control miners",
    "On the phone open hearthash from the home screen and type it, or scan there",
    "             https://house.local:4030/pair",
    "Fingerprint  00 01 02 03   04 05 06 07",
    "             08 09 0A 0B   0C 0D 0E 0F",
    "             10 11 12 13   14 15 16 17",
    "             18 19 1A 1B   1C 1D 1E 1F",
    "Waiting for a device; Ctrl-C takes the code back",
    "",
  ]);
});

it("draws the QR code where it has room, and only there", () => {
  const drawn = qrLines(code.url, 80, (line) => `[${line}]`);
  expect(drawn.join("\n")).toContain("▄▄▄▄▄");
  expect(drawn.at(1)).toMatch(/^\[█+\]$/);
  expect(qrLines(code.url, 20, same)).toEqual([]);
  expect(codeText(code, 0, paint, drawn).split("\n")).toEqual(expect.arrayContaining([...drawn]));
  expect(codeText({ ...code, caFingerprint: null }, 0, paint)).not.toContain("Fingerprint");
});

it("names the device without what would upset a terminal", () => {
  const device = {
    ...{ id: "x1", name: "Anna\u001b[2J", scope: "read" as const, createdAt: 0, lastUsedAt: 0 },
  };
  const text = pairedText({ ...device, expiresAt: 1, isThisOne: false, platform: "iPhone" }, paint);
  expect(text).not.toContain("\u001b");
  expect(text).toMatch(
    /^✓ Anna.* \(iPhone\) is paired and may look at everything; hearthash pair --revoke x1 ends that$/,
  );
});
