import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { models, openMiner, type PointId, type Pool } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import ts from "typescript";
import { afterEach, describe, expect, it } from "vitest";
import { type ReplayMiner, replayMiner } from "../support/replay-miner.js";

/** What a fixture must read as. `points` is complete: a point not in it must be unknown. */
interface Expected {
  readonly model: string;
  readonly id: string;
  readonly state: string;
  readonly activePool?: number;
  readonly lastShareAgeS?: number;
  readonly issues?: readonly string[];
  readonly points: Readonly<Record<string, unknown>>;
  readonly chips: readonly number[];
}

const root = fileURLToPath(new URL("../fixtures", import.meta.url));
const fixtures = readdirSync(root).flatMap((model) =>
  readdirSync(join(root, model)).map((firmware) => ({
    model,
    firmware,
    folder: join(root, model, firmware),
  })),
);

const started: ReplayMiner[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((miner) => miner.stop()));
});

describe.each(fixtures)("$model $firmware", ({ folder, model }) => {
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expected;

  async function open() {
    const replay = await replayMiner(folder);
    started.push(replay);
    return openMiner(`${replay.host}:${replay.port}`, { transport: nodeTransport() });
  }

  it("is read as expected, every point and nothing more", async () => {
    const miner = await open();
    const snapshot = await miner.snapshot();
    expect(snapshot.identity.model).toBe(expected.model);
    expect(snapshot.identity.model).toBe(model);
    expect(snapshot.identity.id).toBe(expected.id.replace("4028", String(miner.endpoint.port)));
    expect(snapshot.state).toBe(expected.state);
    expect(Object.keys(snapshot.points).sort()).toEqual(Object.keys(expected.points).sort());
    for (const [id, value] of Object.entries(expected.points)) {
      const actual = snapshot.points[id as PointId];
      if (typeof value === "number") expect(actual, id).toBeCloseTo(value, 6);
      else expect(actual, id).toEqual(value);
      expect(snapshot.sources[id as PointId]?.source, `source of ${id}`).toMatch(/\S/);
    }
    expect(snapshot.boards.map((board) => board.chips.length)).toEqual(expected.chips);
    expect(snapshot.issues.map((issue) => issue.code)).toEqual(expected.issues ?? []);
  });

  it("tells its pools, the one in use and the age of its last share", async () => {
    const miner = await open();
    if (!existsSync(join(folder, "pools.json"))) {
      await expect(miner.pools()).rejects.toMatchObject({ code: "command-unsupported" });
      return;
    }
    const pools = await miner.pools();
    const active: Pool | undefined = pools.find((pool) => pool.active);
    expect(active?.id).toBe(expected.activePool);
    expect(JSON.stringify(pools)).not.toContain("pool-secret");
    if (expected.lastShareAgeS === undefined) return;
    const ageS = (Date.now() - (active?.lastShareAt ?? 0)) / 1000;
    expect(Math.abs(ageS - expected.lastShareAgeS)).toBeLessThan(5);
  });
});

describe("the model definitions", () => {
  const exact = models.filter((model) => model.confidence === "exact");

  it.each(exact.map((model) => [model.id, model] as const))(
    "%s has a fixture and declares only what one shows",
    (id, model) => {
      const own = fixtures.filter((fixture) => fixture.model === id);
      expect(own.length).toBeGreaterThan(0);
      const seen = own.flatMap(({ folder }) => {
        const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expected;
        return Object.keys(expected.points);
      });
      expect(Object.keys(model.read).filter((point) => !seen.includes(point))).toEqual([]);
      expect(model.evidence.length).toBeGreaterThan(0);
    },
  );

  it("have distinct ids, and each file of a model is in the index", () => {
    const ids = models.map((model) => model.id);
    expect(new Set(ids).size).toBe(ids.length);
    const folder = fileURLToPath(new URL("../../packages/client/src/models", import.meta.url));
    const files = readdirSync(folder).filter(
      (name) => name.endsWith(".ts") && name !== "index.ts" && !name.includes(".test."),
    );
    expect(files.map((name) => name.replace(".ts", "")).sort()).toEqual([...ids].sort());
  });

  it("hold literals and words of the kit only", () => {
    const folder = fileURLToPath(new URL("../../packages/client/src/models", import.meta.url));
    for (const id of models.map((model) => model.id)) {
      const text = readFileSync(join(folder, `${id}.ts`), "utf8");
      expect(logicIn(text), id).toEqual([]);
    }
  });
});

/** The parts of a source text that decide something: functions, conditions, loops, operators. */
function logicIn(text: string): readonly string[] {
  const found: string[] = [];
  const isLogic = (node: ts.Node) =>
    ts.isFunctionLike(node) ||
    ts.isIfStatement(node) ||
    ts.isConditionalExpression(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isBinaryExpression(node) ||
    ts.isTemplateExpression(node);
  const visit = (node: ts.Node): void => {
    if (isLogic(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("model.ts", text, ts.ScriptTarget.ES2022, true));
  return found;
}
