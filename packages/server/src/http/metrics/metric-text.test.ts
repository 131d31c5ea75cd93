import { expect, it } from "vitest";
import { FamilyText, labelText } from "./metric-text.js";

const family = { name: "x_total", type: "counter", help: "Things", labels: ["a"] } as const;

it("writes a family with its series behind it", () => {
  const text = new FamilyText(family);
  text.add(labelText({ a: "1" }), 2);
  text.add("", 0.5);
  expect(String(text)).toBe('# HELP x_total Things\n# TYPE x_total counter\nx_total{a="1"} 2\nx_total 0.5\n');
});

it("writes nothing where nothing is known", () => {
  const text = new FamilyText(family);
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) text.add("", value);
  expect(String(text)).toBe("");
});

it("escapes what would end a label", () => {
  expect(labelText({ a: 'x"} 1\n\\', b: "" })).toBe('a="x\\"} 1\\n\\\\",b=""');
});
