import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "@hearthash/simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { house, onePort } from "../http-security-kit.js";
import { type Caller, callers, expected, type RoleContext, type RouteCase, routeCases } from "./roles.js";
import { added, newToken, openWhole, signIn, type WholeServer } from "./whole-server.js";

const folder = mkdtempSync(join(tmpdir(), "hearthash-roles-"));
const dashboardFolder = join(folder, "pages");
const headersOf = new Map<Caller, Record<string, string>>();
let server: WholeServer;
let simulator: Simulator;
let miner: string;
let preset: string;
let count = 0;

beforeAll(async () => {
  mkdirSync(dashboardFolder);
  writeFileSync(join(dashboardFolder, "index.html"), "<!doctype html><title>hearthash</title>");
  simulator = await startSimulator({ miners: [{ model: "mini3", port: 0 }], timeScale: 20 });
  server = await openWhole({ folder, dashboardFolder });
  miner = await added(server, simulator.miners[0]?.address ?? "");
  const pools = [{ url: "stratum+tcp://pool.example.com:3333", worker: "me.1" }];
  preset = (await server.api("POST", "/presets", { name: "main", pools })).body.id;
  headersOf.set("nobody", { "x-forwarded-for": "203.0.113.9" }).set("reader", {});
  for (const scope of ["read", "control", "admin"] as const) {
    headersOf.set(scope, { authorization: `Bearer ${await newToken(server, scope)}` });
  }
  headersOf.set("session", await signIn(server));
  headersOf.set("local", { authorization: `Bearer ${server.bearer}` });
});
afterAll(async () => {
  await server.stop();
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

async function status(method: string, route: string, one: RouteCase, caller: Caller): Promise<number> {
  count += 1;
  const code = () => server.running.loginLink().split("#signin=")[1] ?? "";
  const context: RoleContext = { miner, preset, count, code };
  const path = one.path?.(context) ?? route.replaceAll(/:\w+/g, "none");
  const body = one.body === undefined ? undefined : JSON.stringify(one.body(context));
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const headers = { ...json, ...headersOf.get(caller) };
  const response = await fetch(server.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  await response.body?.cancel();
  return response.status;
}

it("every route of the app is in the matrix, and no other", async () => {
  const routes = new Set<string>();
  await onePort(house({}, { dashboardFolder }), {}, {}, (app) =>
    app.addHook("onRoute", ({ method, url }) => {
      // The refusals of other methods are routes too; they alone take OPTIONS.
      const methods = [method].flat();
      if (!methods.includes("OPTIONS")) for (const one of methods) routes.add(`${one} ${url}`);
    }),
  );
  const shown = [...routes].filter((route) => !route.startsWith("HEAD "));
  expect(shown.sort()).toEqual(Object.keys(routeCases).sort());
});

it.each(Object.entries(routeCases))("%s is for those who may", async (name, one) => {
  const [method = "", route = ""] = name.split(" ");
  const methods = method === "GET" && route !== "/api/v1/stream" ? ["GET", "HEAD"] : [method];
  for (const each of methods) {
    for (const caller of callers) {
      const got = await status(each, route, one, caller);
      expect(`${each} ${caller} ${got}`).toBe(`${each} ${caller} ${expected(one, caller)}`);
    }
  }
});
