import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { docsPage } from "../../packages/server/src/http/openapi/index.js";
import { call } from "./support/call.js";
import { servedHouse } from "./support/served-house.js";
import { simulatedHouse } from "./support/simulated-house.js";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
/** Whoever may not come in yet must reach these. */
const PUBLIC = [
  "/healthz",
  "/readyz",
  "/api/v1/sign-in",
  "/api/v1/sign-out",
  "/api/v1/whoami",
  "/api/v1/pair",
];

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

function operationsOf(paths: Paths) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

describe("openapi.json", () => {
  it("is OpenAPI 3.1 in which every reference leads somewhere and no schema is left over", async () => {
    const house = await servedHouse();
    const { body, text } = await call(house, "GET", "/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = ""]) => ref);
    const names = new Set(refs.map((ref) => ref.replace("#/components/schemas/", "")));
    expect([...names].sort()).toEqual(Object.keys(body.components.schemas).sort());
    expect(Object.keys(body.components.schemas)).toEqual(
      expect.arrayContaining(["Miner", "MinerDetail", "Command", "Problem", "Fleet", "SavePresetInput"]),
    );
  });

  it("tells of each operation its name, its rights and how it may fail", async () => {
    const house = await servedHouse();
    const operations = operationsOf((await call(house, "GET", "/openapi.json")).body.paths);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      expect([path, operation.summary, operation.tags?.length]).toEqual([path, expect.any(String), 1]);
      const isPublic = PUBLIC.includes(path);
      expect([path, operation.security]).toEqual([path, isPublic ? [] : [{ bearer: [] }, { cookie: [] }]]);
      const statuses = Object.keys(operation.responses);
      expect([path, statuses]).toEqual([
        path,
        expect.arrayContaining(isPublic ? ["429", "500"] : ["401", "403", "500"]),
      ]);
      expect([path, statuses.some((status) => status.startsWith("2"))]).toEqual([path, true]);
    }
  });

  it("documents every route that there is", async () => {
    const house = await servedHouse();
    const { paths } = (await call(house, "GET", "/openapi.json")).body as { paths: Paths };
    const documented = operationsOf(paths).map(({ path, method }) => `${method} ${path}`);
    expect(documented.sort()).toEqual([...house.routes].sort());
    const promised = [
      "get /api/v1/miners",
      "post /api/v1/miners",
      "get /api/v1/miners/{id}",
      "patch /api/v1/miners/{id}",
      "delete /api/v1/miners/{id}",
      "get /api/v1/miners/{id}/pools",
      "get /api/v1/miners/{id}/raw/{command}",
      "post /api/v1/miners/{id}/poll",
      "post /api/v1/miners/{id}/commands",
      "get /api/v1/miners/{id}/commands",
      "put /api/v1/miners/{id}/web-password",
      "delete /api/v1/miners/{id}/web-password",
      "get /api/v1/commands",
      "get /api/v1/commands/{id}",
      "get /api/v1/presets",
      "post /api/v1/presets",
      "get /api/v1/presets/{id}",
      "put /api/v1/presets/{id}",
      "delete /api/v1/presets/{id}",
      "post /api/v1/presets/{id}/apply",
      "post /api/v1/discoveries",
      "get /api/v1/discoveries",
      "get /api/v1/discoveries/{id}",
      "delete /api/v1/discoveries/{id}",
      "post /api/v1/discoveries/{id}/approve",
      "get /api/v1/events",
      "get /api/v1/catalogue",
      "get /api/v1/fleet",
      "get /api/v1/config",
      "get /api/v1/stream",
      "get /healthz",
      "get /readyz",
      "get /metrics",
      "get /openapi.json",
    ];
    expect(documented).toEqual(expect.arrayContaining(promised));
  });

  it("has a tag that lets a caller keep it", async () => {
    const house = await servedHouse();
    const { headers } = await call(house, "GET", "/openapi.json");
    const again = { "if-none-match": headers.get("etag") ?? "" };
    expect((await call(house, "GET", "/openapi.json", { headers: again })).status).toBe(304);
  });
});

describe("docs/rest.md", () => {
  it("tells every route with the scope it has", async () => {
    const house = await servedHouse();
    const { paths } = (await call(house, "GET", "/openapi.json")).body as { paths: Paths };
    const real = operationsOf(paths).map(({ path, method, operation }) => {
      const scope = /Needs the scope `(\w+)`/.exec(operation.description)?.[1] ?? "public";
      return `| \`${method.toUpperCase()} ${path}\` | ${scope} |`;
    });
    const text = readFileSync(new URL("../../docs/rest.md", import.meta.url), "utf8");
    const told = text.split("\n").map((line) => /^\| `[A-Z]+ \/[^|]*\| \w+ \|/.exec(line)?.[0]);
    expect(told.filter((line) => line !== undefined).sort()).toEqual(real.sort());
  });
});

describe("docs", () => {
  it("shows every operation and schema without script or anything from elsewhere", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const page = await call(house, "GET", "/docs");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/<script|style="|src=|https?:\/\/(?!127\.0\.0\.1:4029)/);
    const { body } = await call(house, "GET", "/openapi.json");
    for (const { operation } of operationsOf(body.paths))
      expect(page.text).toContain(`id="op-${operation.operationId}"`);
    for (const name of Object.keys(body.components.schemas))
      expect(page.text).toContain(`id="schema-${name}"`);
    const targets = [...page.text.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    for (const target of new Set(targets)) expect(page.text).toContain(`id="${target}"`);
    expect((await call(house, "GET", "/docs/style.css")).headers.get("content-type")).toContain("text/css");
  });

  it("escapes what it shows", async () => {
    const evil = `<img src=x onerror="alert('1')">&`;
    const operation = {
      operationId: evil,
      summary: evil,
      description: evil,
      tags: ["t"],
      responses: { 200: { description: evil } },
    };
    const page = docsPage({
      info: { title: evil, version: evil },
      tags: [{ name: "t", description: evil }],
      paths: { [`/${evil}`]: { get: operation } },
      components: { schemas: { [evil]: { properties: { [evil]: { enum: [evil] } } } } },
    });
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
  });
});
