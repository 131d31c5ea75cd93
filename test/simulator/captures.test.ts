import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MinerOptions } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { message, startOne } from "./one-miner.js";
import { ask, jsonRequest } from "./tcp-client.js";

/** Against replies that owners of real devices have published. They live beside the checkout, not in the repository. */
const folder = fileURLToPath(new URL("../../../shared/captures/", import.meta.url));
const present = existsSync(`${folder}INDEX.md`);
if (!present) {
  console.warn(
    `\n!!! CAPTURES MISSING: ${folder} is not there, so no model is compared with a real device !!!\n`,
  );
}

const read = (file: string) => readFileSync(folder + file, "latin1");

/** Everything but the values: keys, order, blanks, brackets, commas. */
function shape(reply: string): string {
  return reply
    .replace(/\[[^\]{]*\]/g, "[]")
    .replace(/(When"?[:=]|Elapsed"?[:=])\d+/g, "$10")
    .trim();
}

const mini3: MinerOptions = { model: "mini3", dna: "020100008644e532", mac: "e0e1a93e2c7d" };
const a1246: MinerOptions = { model: "a1246", dna: "02010000fef98c81", mac: "b4a2eb345d4b" };

async function reply(options: MinerOptions, request: string): Promise<string> {
  const { miner } = await startOne(options);
  return ask(miner, request);
}

const now = (text: string) => text.replace(/(When"?[:=])\d+/g, "$11795305600");
const textReply = (file: string) => `${now(read(file).trim())}\0`;

describe.skipIf(!present)("public captures, to the byte", () => {
  it.each([
    ["mini3-25011701_3f53b19-version.txt", mini3, "version", textReply],
    ["mini3-25011701_3f53b19-devdetails.txt", mini3, "devdetails", textReply],
    ["nano3s-unknown-devdetails.txt", { model: "nano3s" }, "devdetails|0\n", textReply],
    [
      "a1246-21030201_4ec6bb0_09b1765-version.json",
      a1246,
      jsonRequest("version"),
      (file: string) => now(read(file)),
    ],
    [
      "a1246-21030201_4ec6bb0_09b1765-devdetails.json",
      a1246,
      jsonRequest("devdetails"),
      (file: string) => now(read(file)),
    ],
    [
      "q-25052801_14a19a2-invalid_command.json",
      { model: "q" },
      jsonRequest("minerstats"),
      (file: string) => now(read(file)),
    ],
  ] as const)("%s", async (file, options, request, expected) => {
    expect(await reply(options, request)).toBe(expected(file));
  });
});

describe.skipIf(!present)("public captures, in shape", () => {
  it("stats of the Mini 3, as far as it was captured", async () => {
    const captured = shape(read("mini3-25011701_3f53b19-stats-TRUNCATED.txt"));
    expect(captured).toMatch(/PS\[\] PCOMM$/);
    expect(shape(await reply(mini3, "stats")).slice(0, captured.length)).toBe(captured);
  });

  it("estats of the Nano 3, in full, with its doubled blanks", async () => {
    const captured = read("nano3-24071801_42c628d-estats-wrapped.txt").trim().replaceAll("\n", " ");
    expect(shape(await reply({ model: "nano3" }, "estats"))).toBe(`${shape(captured)}\0`);
  });

  it("the MM ID0 string of a Nano 3S", async () => {
    const captured = shape(read("nano3s-25021401_56abae7-estats-MMID0-only.txt"));
    const written = await reply({ model: "nano3s" }, jsonRequest("estats"));
    expect(shape(/"MM ID0":"([^"]*)"/.exec(written)?.[1] ?? "")).toBe(captured);
  });

  it.each([
    ["q-25052801_14a19a2-estats-TRUNCATED.txt", "estats", / TA$/],
    ["q-25052801_14a19a2-litestats-working-TRUNCATED.txt", "litestats", / Freq\[2$/],
  ])("%s", async (file, command, end) => {
    const captured = shape(read(file));
    expect(captured).toMatch(end);
    const known = captured.replace(/\d+$/, "");
    // The start of the token that was cut may be the start of another one.
    const whole = known.slice(0, known.lastIndexOf(" "));
    expect(shape(await reply({ model: "q" }, jsonRequest(command))).slice(0, whole.length)).toBe(whole);
  });
});

describe.skipIf(!present)("public captures, in their members", () => {
  const membersOf = (source: string, section: string, sorted: boolean): readonly string[] => {
    const keys = Object.keys(JSON.parse(source.replace(/\0$/, ""))[section][0]);
    return sorted ? keys.sort((a, b) => a.localeCompare(b)) : keys;
  };

  it.each([
    ["nano3s-25021401_56abae7-version.json", "nano3s", "version", false],
    ["nano3s-25021401_56abae7-lcd.json", "nano3s", "lcd", false],
    ["nano3-24071801_42c628d-version.json", "nano3", "version", false],
    ["nano3-24071801_42c628d-summary.json", "nano3", "summary", false],
    ["q-25052801_14a19a2-coin.json", "q", "coin", true],
    ["q-25052801_14a19a2-config.json", "q", "config", true],
    ["q-25052801_14a19a2-devdetails.json", "q", "devdetails", true],
    ["q-25052801_14a19a2-devs.json", "q", "devs", true],
    ["q-25052801_14a19a2-pools.json", "q", "pools", true],
    ["q-25052801_14a19a2-version.json", "q", "version", true],
  ] as const)("%s", async (file, model, command, sorted) => {
    const section = command.toUpperCase();
    const written = await reply({ model }, jsonRequest(command));
    expect(membersOf(written, section, sorted)).toEqual(membersOf(read(file), section, sorted));
  });

  it.each([
    ["q-25052801_14a19a2-ascset_help.json", "0,help"],
    ["q-25052801_14a19a2-ascset_softoff.json", "0,softoff,1:1753434821"],
    ["q-25052801_14a19a2-ascset_softon.json", "0,softon,1:1753434757"],
    ["q-25052801_14a19a2-ascset_workmode.json", "0,workmode,set,1"],
  ])("%s", async (file, parameter) => {
    const { Msg: captured } = JSON.parse(read(file)).STATUS[0];
    expect(message(await reply({ model: "q" }, jsonRequest("ascset", parameter)))).toBe(captured);
  });
});
