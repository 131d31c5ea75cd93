import { describe, expect, it } from "vitest";
import { REDACTED, redactText, redactTree } from "./redact.js";

describe("redactTree", () => {
  it("hides every password member, whatever its case and number, and nothing else", () => {
    const tree = {
      POOLS: [
        { User: "me", Password: "one", PASS: "two", passwd: 3, Pass2: "four" },
        { User: "you", Password: "", bypass: "kept", "Password hint": "kept", Passes: 7 },
      ],
      id: 1,
    };
    expect(redactTree(tree)).toEqual({
      POOLS: [
        { User: "me", Password: "***", PASS: "***", passwd: "***", Pass2: "***" },
        { User: "you", Password: "", bypass: "kept", "Password hint": "kept", Passes: 7 },
      ],
      id: 1,
    });
  });

  it("hides what stands inside texts, and leaves other values as they are", () => {
    expect(redactTree(["worker is a\nworkerpassword is b\nend", 1.5, true, null])).toEqual([
      "worker is a\nworkerpassword is ***\nend",
      1.5,
      true,
      null,
    ]);
  });

  it("keeps hostile names as names", () => {
    const tree = redactTree(JSON.parse('{"__proto__":{"Password":"x"}}'));
    expect(JSON.stringify(tree)).toBe('{"__proto__":{"Password":"***"}}');
    expect(Object.getPrototypeOf(tree)).toBeNull();
  });
});

describe("redactText", () => {
  it.each([
    ['{"User":"me","Password":"x1","Last":0}', '{"User":"me","Password":"***","Last":0}'],
    ['{"Password" : "x1" }', '{"Password" : "***" }'],
    ['{"Password":"x1" ]', '{"Password":"***" ]'],
    ['{"Password":"a\\"b","Last":0}', '{"Password":"***","Last":0}'],
    ['{"Password":"a"b","Last":0}', '{"Password":"***","Last":0}'],
    ['{"Password":"a",b","Last":0}', '{"Password":"***","Last":0}'],
    ['{"Password":"a\nb\\\nc", "Last":0}', '{"Password":"***", "Last":0}'],
    ['{"pass2":"one","PASSWD":"two"}', '{"pass2":"***","PASSWD":"***"}'],
    ['{"Password":"one"},{"Password":"two"}', '{"Password":"***"},{"Password":"***"}'],
    ['{"bypass":"kept"}', '{"bypass":"kept"}'],
  ])("in JSON: %j", (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it("hides the password a cut reply ends in", () => {
    expect(redactText('{"User":"me","Password":"secr')).toBe('{"User":"me","Password":"***"');
    expect(redactText('{"Password":"secr",')).toBe('{"Password":"***",');
    expect(redactText('{"Password":"secr" ')).toBe('{"Password":"***" ');
    expect(redactText("POOL=0,Password=secr")).toBe("POOL=0,Password=***");
    expect(redactText("POOL=0,Password=secr\\")).toBe("POOL=0,Password=***");
  });

  it.each([
    ["POOL=0,Password=x1,Last=0|", "POOL=0,Password=***,Last=0|"],
    ["POOL=0,Password=x1|POOL=1", "POOL=0,Password=***|POOL=1"],
    ["POOL=0,Password=a\\,b\\|c\\=d,Last=0|", "POOL=0,Password=***,Last=0|"],
    ["POOL=0,Password=a,b,Last=0|", "POOL=0,Password=***,Last=0|"],
    ["A=0|passwd=a\nb|", "A=0|passwd=***|"],
    ["A=0|pass=a\\\nb|", "A=0|pass=***|"],
    ["POOL=0,Password=,Last=0|", "POOL=0,Password=***,Last=0|"],
    ["A=0|pass=a\\ b|", "A=0|pass=***|"],
    ["POOL=0,bypass=kept|", "POOL=0,bypass=kept|"],
  ])("in text: %j", (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it.each([
    ["stratum+tcp://me:secret@pool.example:3333", "stratum+tcp://me:***@pool.example:3333"],
    ["stratum+tcp://me:se@cr@et@pool.example:3333", "stratum+tcp://me:***@pool.example:3333"],
    ["stratum+tcp://:secret@pool.example", "stratum+tcp://:***@pool.example"],
    ["http://me:1234@host/", "http://me:***@host/"],
    ["http://host:80/a@b", "http://host:80/a@b"],
    ["http://me@host:80", "http://me@host:80"],
    [
      '"URL":"stratum+tcp://pool:3333","User":"bob@home"',
      '"URL":"stratum+tcp://pool:3333","User":"bob@home"',
    ],
    ["URL=stratum+tcp://pool:3333,User=bob@home|", "URL=stratum+tcp://pool:3333,User=bob@home|"],
    ["URL=stratum+tcp://pool:3333|User=bob@home", "URL=stratum+tcp://pool:3333|User=bob@home"],
    [
      "Switching to pool 0:'stratum+tcp://pool:3333',a@b",
      "Switching to pool 0:'stratum+tcp://pool:3333',a@b",
    ],
    ["http://me:x@host,mail=a@b", "http://me:***@host,mail=a@b"],
  ])("in a URL: %j", (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it("hides the worker password in setpool's reply, up to the end of its line", () => {
    expect(redactText("worker is me\nworkerpassword is a b\nPlease")).toBe(
      `worker is me\nworkerpassword is ${REDACTED}\nPlease`,
    );
    expect(redactText("workerpassword is a\nworkerpassword is b")).toBe(
      "workerpassword is ***\nworkerpassword is ***",
    );
  });
});
