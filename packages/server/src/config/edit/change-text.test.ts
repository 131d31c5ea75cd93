import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configTemplate } from "../template.js";
import { changeText } from "./change-text.js";
import { commentsOf, keepsComments } from "./comments.js";

const BEFORE = `# my house
polling: # how often
  # watched
  watchedMs: 5000   # the default
  'backgroundMs':   "60000"

log: {level: info, # loud enough
  }
miners:
# the cellar
- host: 192.168.1.50 # by cable
  name: "Cellar"
  notes: |
    # no comment
    second line

# upstairs
- host: 192.168.1.51
subnets: [192.168.1.0/24]
`;

describe("changeText", () => {
  it.each<[string, readonly string[], unknown, string, string]>([
    ["a value", ["polling", "watchedMs"], 7000, "watchedMs: 5000   #", "watchedMs: 7000   #"],
    ["a quoted name", ["polling", "backgroundMs"], 1000, '   "60000"', " 1000"],
    ["a new name", ["polling", "concurrency"], 8, '"60000"\n', '"60000"\n  concurrency: 8\n'],
    [
      "a name away",
      ["polling", "watchedMs"],
      undefined,
      "  watchedMs: 5000   # the default\n",
      "  # the default\n",
    ],
    [
      "a value in braces",
      ["log", "level"],
      "warn",
      "log: {level: info, # loud enough\n  }",
      "# loud enough\nlog: {level: warn}",
    ],
    ["a new section", ["metrics", "enabled"], false, "0/24]\n", "0/24]\nmetrics:\n  enabled: false\n"],
    [
      "a list in brackets",
      ["subnets"],
      ["10.0.0.0/24", "10.0.1.0/24"],
      "subnets: [192.168.1.0/24]\n",
      "subnets: [10.0.0.0/24, 10.0.1.0/24]\n",
    ],
    [
      "an item behind",
      ["miners"],
      [...parse(BEFORE).miners, { host: "a" }],
      "168.1.51\n",
      "168.1.51\n- host: a\n",
    ],
    [
      "an item in front",
      ["miners"],
      [{ host: "a", name: "A" }, ...parse(BEFORE).miners],
      "- host: 192.168.1.50",
      "- host: a\n  name: A\n- host: 192.168.1.50",
    ],
    [
      "the first item away",
      ["miners"],
      parse(BEFORE).miners.slice(1),
      '- host: 192.168.1.50 # by cable\n  name: "Cellar"\n  notes: |\n    # no comment\n    second line\n',
      "# by cable\n",
    ],
    ["the last item away", ["miners"], parse(BEFORE).miners.slice(0, 1), "- host: 192.168.1.51\n", ""],
    [
      "a name in an item",
      ["miners"],
      [{ ...parse(BEFORE).miners[0], name: "Keller" }, parse(BEFORE).miners[1]],
      'name: "Cellar"',
      "name: Keller",
    ],
  ])("%s, and nothing else", (_name, path, value, from, to) => {
    const expected = BEFORE.replace(from, to);
    expect(changeText(BEFORE, path, value)).toBe(expected);
    const crlf = BEFORE.replaceAll("\n", "\r\n");
    expect(changeText(crlf, path, value)).toBe(expected.replaceAll("\n", "\r\n"));
  });

  it("empties a list and keeps what was said in it", () => {
    const after = changeText(BEFORE, ["miners"], []) ?? "";
    expect(after).toContain("# by cable\n# upstairs\nminers: []\n");
  });

  it("writes behind the explanation in the file as it is made", () => {
    const template = configTemplate();
    const once = changeText(template, ["polling", "watchedMs"], 7000) ?? "";
    expect(once).toMatch(/# {2}replyTimeoutMs: 12000\npolling:\n {2}watchedMs: 7000\n\n/);
    const twice = changeText(once, ["polling", "concurrency"], 8) ?? "";
    expect(twice).toMatch(/\npolling:\n {2}watchedMs: 7000\n {2}concurrency: 8\n\n/);
    expect(
      changeText(
        changeText(twice, ["polling", "concurrency"], undefined) ?? "",
        ["polling", "watchedMs"],
        7000,
      ),
    ).toBe(once);
  });

  it("fills a section that is there but empty", () => {
    expect(changeText("polling: # soon\n# end\n", ["polling", "watchedMs"], 1)).toBe(
      "polling: # soon\n  watchedMs: 1\n# end\n",
    );
    expect(changeText("polling:\n  watchedMs:\n", ["polling", "watchedMs"], 1)).toBe(
      "polling:\n  watchedMs: 1\n",
    );
    expect(changeText("", ["polling", "watchedMs"], 1)).toBe("polling:\n  watchedMs: 1\n");
    expect(changeText("# a", ["subnets"], ["b"])).toBe("# a\nsubnets:\n  - b\n");
  });

  it("leaves alone what it cannot change without harm", () => {
    expect(changeText("a: [", ["polling", "watchedMs"], 1)).toBeUndefined();
    expect(changeText("lan: &a {name: x}\nb: *a\nlog: {level: info}\n", ["log", "level"], "warn")).toContain(
      "level: warn",
    );
  });
});

describe("commentsOf", () => {
  it("tells comments from texts that look like them", () => {
    expect(commentsOf('a: "# no"\nb: |\n  # no\n  x\nc: d#no # yes\n#yes').map(({ text }) => text)).toEqual([
      "# yes",
      "#yes",
    ]);
    expect(keepsComments("# a\n# a\n", "# a\n")).toBe(false);
  });
});

const word = fc.constantFrom(
  "a",
  "b b",
  "# c",
  "null",
  "1",
  "- x",
  "x: y",
  "ä",
  'q"q',
  "' '",
  "line\nline",
  "",
);
const comment = fc.constantFrom("", " # one", "  # two", " #");
const gap = fc.constantFrom("", "\n", "# above\n", "\n# a\n\n# b\n");
const scalar = word.map((text) => JSON.stringify(text));
const section = fc
  .tuple(
    fc.subarray(["k1", "k2", "k3"]),
    fc.array(fc.tuple(scalar, comment), { minLength: 3, maxLength: 3 }),
    comment,
    gap,
  )
  .map(([keys, values, behind, above]) => ({ keys, values, behind, above }));
const listText = fc.tuple(
  fc.array(fc.tuple(scalar, comment, gap), { maxLength: 4 }),
  comment,
  fc.constantFrom("", "  "),
);
const mapItem = fc.tuple(scalar, comment, fc.boolean(), gap);

/** Files in the styles that people write: blocks, brackets, comments everywhere. */
const file = fc
  .tuple(
    section,
    section,
    listText,
    fc.array(mapItem, { maxLength: 3 }),
    fc.boolean(),
    fc.constantFrom("\n", "\r\n"),
  )
  .map(([one, two, [items, behind, indent], maps, isFlow, eol]) => {
    const block = (name: string, { keys, values, behind: tail, above }: typeof one) =>
      `${above}${name}:${tail}\n${keys.map((key, at) => `  ${key}: ${values[at]?.[0]}${values[at]?.[1]}\n`).join("")}`;
    const flow = `two: {${two.keys.map((key, at) => `${key}: ${two.values[at]?.[0]}`).join(", ")}}${two.behind}\n`;
    const list = `list:${behind}\n${items.map(([text, tail, above]) => `${above}${indent}- ${text}${tail}\n`).join("")}`;
    const objects = maps.map(
      ([text, tail, more, above]) => `${above}  - host: ${text}${tail}\n${more ? "    name: n # n\n" : ""}`,
    );
    const text = `# head\n${block("one", one)}${isFlow ? flow : block("two", two)}${list}maps:\n${objects.join("")}# tail\n`;
    return text.replaceAll("\n", eol);
  });
const edit = fc.oneof(
  fc.record({
    path: fc.tuple(fc.constantFrom("one", "two", "new"), fc.constantFrom("k1", "k2", "k3", "k4")),
    value: fc.option(fc.oneof(word, fc.integer(), fc.boolean()), { nil: undefined }),
  }),
  fc.record({
    path: fc.constant(["list"]),
    value: fc.option(fc.array(word, { maxLength: 5 }), { nil: undefined }),
  }),
  fc.record({
    path: fc.constant(["maps"]),
    value: fc.array(fc.record({ host: word, name: word }, { requiredKeys: ["host"] }), { maxLength: 4 }),
  }),
);

describe("random edits of random files", () => {
  it("never lose a comment, change the setting and keep every other", () => {
    let done = 0;
    let refused = 0;
    fc.assert(
      fc.property(file, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let now = text;
        for (const { path, value } of edits) {
          const next = changeText(now, path, value);
          done += 1;
          if (next === undefined) refused += 1;
          if (next === undefined) continue;
          expect(keepsComments(text, next)).toBe(true);
          const read = parse(next) as Record<string, unknown> | null;
          const at = path.reduce<unknown>(
            (map, step) => (map as Record<string, unknown> | null)?.[step],
            read,
          );
          expect(at ?? undefined).toEqual(value);
          expect(next.includes("\r\n")).toBe(text.includes("\r\n"));
          now = next;
        }
      }),
      { numRuns: 300 },
    );
    expect(refused / done).toBeLessThan(0.02);
  });
});
