import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intentFromWords } from "./intent-words.js";

describe("intentFromWords", () => {
  it.each([
    ["wake", [], { kind: "wake" }],
    ["setWorkMode", ["mode=night"], { kind: "setWorkMode", mode: "night" }],
    ["set-work-level", ["level=-1"], { kind: "setWorkLevel", level: -1 }],
    ["setWorkLevel", ["level=eco"], { kind: "setWorkLevel", level: "eco" }],
    ["setFan", ["percent=40"], { kind: "setFan", percent: 40 }],
    ["setFan", ["percent=auto"], { kind: "setFan", percent: "auto" }],
    ["setLcd", ["on=off"], { kind: "setLcd", on: false }],
    ["setPoolPriority", ["pools=1,0"], { kind: "setPoolPriority", pools: [1, 0] }],
    ["setPoolPriority", ["pools=1"], { kind: "setPoolPriority", pools: [1] }],
    ["setLed", ["effect=on", "color=255,0,10"], { kind: "setLed", effect: "on", color: [255, 0, 10] }],
    ["reboot", ["delayS=5"], { kind: "reboot", delayS: 5 }],
    [
      "addPool",
      ["url=stratum+tcp://h:3333", "worker=12345", "password=a=b"],
      { kind: "addPool", url: "stratum+tcp://h:3333", worker: "12345", password: "a=b" },
    ],
  ])("reads %s %j", async (kind, words, expected) => {
    expect(await intentFromWords(kind, words)).toEqual(expected);
  });

  it("reads a value from a file", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "hearthash-")), "secret");
    writeFileSync(file, "web-secret\nmore\n");
    const words = ["oldPassword=", `newPassword=@${file}`];
    expect(await intentFromWords("setWebPassword", words)).toMatchObject({ newPassword: "web-secret" });
  });

  it.each([
    ["fly", [], /no command "fly"; there are setWorkMode, .*setPool$/],
    ["setWorkMode", [], /not complete: mode: .*; it takes mode=$/],
    ["setWorkMode", ["night"], /must look like name=value/],
    ["setWorkMode", ["kind=wake"], /no member "kind"/],
    ["wake", ["now=1"], /no member "now"; it takes none/],
    ["setFan", ["percent=101"], /percent is not of the form/],
    ["addPool", ["password=@/nowhere/file"], /file \/nowhere\/file cannot be read/],
  ])("refuses %s %j", async (kind, words, message) => {
    await expect(intentFromWords(kind, words)).rejects.toMatchObject({
      code: "argument-invalid",
      message: expect.stringMatching(message),
    });
  });
});
