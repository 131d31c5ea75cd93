import { describe, expect, it } from "vitest";
import { makeScrubber } from "./scrubber.js";

/** Scrubs the replies of one miner. */
function scrubAll(...texts: string[]): string[] {
  const { scrub } = makeScrubber(texts, ["Avalon Mini 3", "mini3"]);
  return texts.map(scrub);
}

const DNA = "0201000038689b89";
const WALLET = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";

describe("what is put in the place of a secret", () => {
  it("has its length and its kinds of characters", () => {
    expect(scrubAll(`{"DNA":"${DNA}","MAC":"e0e1a9f0bcbc"}`)).toEqual([
      '{"DNA":"0201000000000001","MAC":"e0e1a9000001"}',
    ]);
    expect(scrubAll('"MAC":"E0:E1:A9:F0:BC:BC"')).toEqual(['"MAC":"E0:E1:A9:00:00:01"']);
    const [user = ""] = scrubAll('{"User":"Bob_7.living-room"}');
    expect(user).toMatch(/^\{"User":"[A-Z][a-z]{2}_\d\.[a-z]{6}-[a-z]{4}"\}$/);
  });

  it("is the same for the same secret, and another for another", () => {
    const [version, estats, pools = ""] = scrubAll(
      `{"DNA":"${DNA}"}`,
      `{"MM ID0":"Ver[x] DNA[${DNA.toUpperCase()}] MEMFREE[1]"}`,
      '{"User":"carol.one"},{"User":"dave2.one"},{"User":"carol.one"}',
    );
    expect(version).toContain("0201000000000001");
    expect(estats).toContain("DNA[0201000000000001]");
    const users = [...pools.matchAll(/"User":"([^"]*)"/g)].map((match) => match[1]);
    expect(users[0]).toBe(users[2]);
    expect(users[0]).not.toBe(users[1]);
  });

  it("is never another of the secrets", () => {
    const [text = ""] = scrubAll('"DNA":"0201000000000001" "HDNA":"02010000deadbeef"');
    expect(text).not.toContain('"DNA":"0201000000000001"');
    expect(new Set(text.match(/0201[0-9a-f]{12}/g)).size).toBe(2);
  });

  it("leaves what is no identity", () => {
    const text =
      '{"DNA":"0000000000000000","MM":"DNA[0000000000000000] BOOTBY[0x01.00000000] Ver[x-25021401_56abae7]",' +
      '"Current Block Hash":"00000000000000004a507ef727dedeace73a1e2c39fa999a2d323c2b5dbcfaee","STM8":"20.08.01",' +
      '"URL":"stratum+tcp://pool.example:3333","Stratum URL":"pool.example","Last Share Time":"0:00:23",' +
      '"User":"","Password":null,"Long Poll":"N","Mask":"255.255.255.0","Host":"127.0.0.1"}';
    expect(scrubAll(text)).toEqual([text]);
  });
});

describe("where a secret is found", () => {
  it.each([
    ["JSON", `{"User":"${WALLET}.cellar","Priority":0}`, [WALLET, "cellar"]],
    ["JSON with blanks", '{ "Password" : "hunter22" }', ["hunter22"]],
    ["a number", '{"Password":123456,"x":1}', ["123456"]],
    ["escaped quotes and slashes", '{"User":"a\\"secret\\\\name","x":1}', ["secret", "name"]],
    ["an unicode escape", '{"SSID":"Caf\\u00e9bar"}', ["Caf", "00e9", "bar"]],
    ["a quote that is not escaped", '{"SSID":"my "secret" wifi","RSSI":-40}', ["my", "secret", "wifi"]],
    ["a missing comma", '{"User":"secretname" "Status":"Alive"}', ["secretname"]],
    ["a missing quote", '{"User":"secretname,"Status":"Alive","x":1}', ["secretname"]],
    ["a reply that is cut in it", '{"POOLS":[{"User":"secretna', ["secretna"]],
    ["a bracket text", '"MM ID0":"A[1] SSID[my "own" w]ifi] RSSI[-4]"', ["my", "own", "ifi"]],
    ["a bracket text that is cut", '"MM ID0":"A[1] SSID[my "own" wi', ["my", "own", "wi"]],
    ["text form", "|POOL=0,URL=x,User=me\\,secret,Password=a,b|c,Last=1|", ["me", "secret", "a,b|c"]],
    ["text form at the end", "POOL=0,User=secretname", ["secretname"]],
    ["the login of a URL", '"URL":"stratum+tcp://carol:hunter22@pool.example:1"', ["carol", "hunter22"]],
    ["the login of an escaped URL", '"URL":"stratum+tcp:\\/\\/carol@pool.example:1"', ["carol"]],
    ["the path of a URL", `"URL":"stratum+tcp://pool.example:1/${WALLET}"`, [WALLET]],
    ["an Ethereum address", '"x":"0x52908400098527886E0F7030069857D2E4169EE7"', ["52908400098527886E0F7030"]],
    ["an address", '"URL":"stratum+tcp://192.168.178.31:3333"', ["192.168.178.31"]],
    ["an IPv6 address", '"ip":"fe80::1c2d:3eff:fe4f:5a6b"', ["1c2d", "5a6b"]],
    ["a MAC address without a name", "lost packet to e0-e1-a9-f0-bc-bc now", ["f0-bc-bc"]],
  ])("%s", (_where, text, secrets) => {
    const [scrubbed = ""] = scrubAll(text);
    for (const secret of secrets) expect(scrubbed).not.toContain(secret);
    expect(scrubbed).toHaveLength(text.length);
  });

  it("also where its name does not stand, once it is known", () => {
    const [, log = ""] = scrubAll(
      `{"DNA":"${DNA}","MAC":"e0e1a9f0bcbc"},{"User":"${WALLET}.cellar","Password":"hunter22"}`,
      `x ${DNA} y e0e1a9f0bcbc z ${WALLET} hunter22.`,
    );
    for (const secret of [DNA, "e0e1a9f0bcbc", WALLET, "hunter22"]) expect(log).not.toContain(secret);
  });

  it("and not in the names of members or of the model", () => {
    const text =
      '{"User":"accepted","Password":"mini3","Accepted":5,"PROD":"Avalon Mini3 mini3","accepted":1}';
    const [scrubbed = ""] = scrubAll(text);
    expect(scrubbed).toContain('"Accepted":5,"PROD":"Avalon Mini3 mini3","accepted":1');
  });

  it("keeps every byte that is none, also of broken UTF-8", () => {
    const text = '{"x":"\xff\xfe\x00","User":"n\xc3\xa9e"}';
    const [scrubbed = ""] = scrubAll(text);
    expect(scrubbed.startsWith('{"x":"\xff\xfe\x00","User":"')).toBe(true);
    expect(scrubbed).not.toContain("\xc3\xa9");
    expect(scrubbed).toHaveLength(text.length);
  });

  it("counts different secrets by kind", () => {
    const { counts } = makeScrubber([`"DNA":"${DNA}"`, `DNA[${DNA}] MAC[e0e1a9f0bcbc]`, '"User":"a1.b"'], []);
    expect(counts).toEqual({ dna: 1, mac: 1, worker: 1 });
  });

  it("takes a hostile megabyte in its stride", () => {
    const text = '{"User":"'.repeat(60_000) + "1.1.1.".repeat(60_000) + "SSID[".repeat(20_000);
    expect(scrubAll(text)[0]?.length).toBe(text.length);
    const many = Array.from({ length: 20_000 }, (_, index) => `{"User":"worker${index}.secret"}`).join(",");
    expect(scrubAll(many)[0]?.length).toBe(many.length);
  });
});
