import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { faultNames, startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("packages/simulator/README.md", root), "utf8");

describe("the simulator's README", () => {
  it("has an example that prints what its comments say", async () => {
    const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? "";
    const imports = [...example.matchAll(/^import \{ (\w+) \} from "([^"]+)";$/gm)].map(([, name, from]) => [
      name,
      from,
    ]);
    expect(imports).toEqual([
      ["connect", "node:net"],
      ["startSimulator", "@hearthash/simulator"],
    ]);
    const promised = [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
    expect(promised).toHaveLength(5);

    const printed: string[] = [];
    const log = (value: unknown) => printed.push(String(value));
    const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
    const body = example.replace(/^import .*$/gm, "");
    await new AsyncFunction("connect", "startSimulator", "console", body)(connect, startSimulator, { log });
    expect(printed).toEqual(promised);
  });

  it("is short", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(81);
  });
});

describe("docs/simulator.md", () => {
  it("lists every fault", () => {
    const page = readFileSync(new URL("docs/simulator.md", root), "utf8");
    expect(faultNames.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
