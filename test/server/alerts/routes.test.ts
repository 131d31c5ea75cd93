import swagger from "@fastify/swagger";
import Fastify from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { describe, expect, it } from "vitest";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import { registerAlertRoutes } from "../../../packages/server/src/http/routes/alerts/index.js";
import { registerChannelRoutes } from "../../../packages/server/src/http/routes/channels/index.js";
import { registerScheduleRoutes } from "../../../packages/server/src/http/routes/schedules/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { receiver } from "../channels/receiver.js";
import { schedule } from "../schedules/scheduled-house.js";
import { OWNER } from "../support/alert-parts.js";
import { alertedHouse } from "./alerted-house.js";

/** The routes over real HTTP, for a caller who may do everything. */
async function served() {
  const house = await alertedHouse([{}]);
  const app = Fastify();
  const scopes: string[] = [];
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: { info: { title: "test", version: "1" } },
    transform: jsonSchemaTransform,
  });
  app.decorateRequest("principal", undefined);
  app.addHook("onRequest", async (request) => {
    request.principal = { actor: OWNER, scope: "admin" };
  });
  app.addHook("onRoute", ({ method, url, config }) => {
    if (method !== "HEAD") scopes.push(`${String(method)} ${url} ${config?.scope}`);
  });
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof ServerError ? error : undefined;
    const status = known?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
    void reply.code(status).send({ code: known?.code ?? "request-invalid" });
  });
  registerAlertRoutes(app, house);
  registerChannelRoutes(app, house);
  registerScheduleRoutes(app, house);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  stoppedBehind({ stop: () => app.close() });
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const reply = await fetch(`${url}/api/v1${path}`, {
      ...{ method, headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  return { ...house, call, scopes, app };
}

describe("routes", () => {
  it("ask for the right scope each", async () => {
    const { scopes } = await served();
    expect([...new Set(scopes)].sort()).toMatchInlineSnapshot(`
      [
        "DELETE /api/v1/alert-mutes/:id control",
        "DELETE /api/v1/channels/:id admin",
        "DELETE /api/v1/schedules/:id control",
        "GET /api/v1/alert-mutes read",
        "GET /api/v1/alert-rules read",
        "GET /api/v1/alert-rules/:kind read",
        "GET /api/v1/alerts read",
        "GET /api/v1/alerts/:id read",
        "GET /api/v1/channels admin",
        "GET /api/v1/channels/:id admin",
        "GET /api/v1/schedules read",
        "GET /api/v1/schedules/:id read",
        "PATCH /api/v1/alert-rules/:kind admin",
        "POST /api/v1/alert-mutes control",
        "POST /api/v1/alerts/:id/acknowledge control",
        "POST /api/v1/alerts/:id/snooze control",
        "POST /api/v1/channels admin",
        "POST /api/v1/channels/:id/test admin",
        "POST /api/v1/schedules control",
        "PUT /api/v1/channels/:id admin",
        "PUT /api/v1/schedules/:id control",
      ]
    `);
  });
});

describe("the description of the API", () => {
  it("holds them all", async () => {
    const { app } = await served();
    const paths = Object.keys((app.swagger() as { paths?: object }).paths ?? {});
    expect(paths).toHaveLength(13);
  });
});

describe("alerts over HTTP", () => {
  it("are listed, acknowledged, snoozed", async () => {
    const house = await served();
    await house.pass(2);
    await house.devices[0]?.setFault("refused");
    await house.pass(6);
    const list = await house.call("GET", "/alerts?state=open&kind=offline&limit=10");
    expect(list).toMatchObject({
      status: 200,
      body: { items: [{ kind: "offline", state: "firing" }], next: null },
    });
    const { id } = list.body.items[0];
    expect(await house.call("POST", `/alerts/${id}/snooze`, { minutes: 5 })).toMatchObject({
      body: { state: "snoozed" },
    });
    expect(await house.call("POST", `/alerts/${id}/acknowledge`)).toMatchObject({
      body: { state: "acknowledged", acknowledgedBy: "owner" },
    });
    expect(await house.call("GET", `/alerts/${id}`)).toMatchObject({ status: 200, body: { id } });
    expect(await house.call("GET", "/alerts/none")).toMatchObject({
      status: 404,
      body: { code: "not-found" },
    });
    expect(await house.call("GET", "/alerts?cursor=x")).toMatchObject({ status: 400 });
  });

  it("come in pages, the newest first", async () => {
    const house = await served();
    for (let index = 0; index < 5; index += 1) {
      const problem = { code: `p${index}`, message: `Problem ${index}` };
      house.events.emit("system.problem", { source: `s${index}`, problem });
    }
    const codes: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const { body } = await house.call("GET", `/alerts?limit=2${cursor}`);
      codes.push(...body.items.map((item: { data: { code: string } }) => item.data.code));
      next = body.next;
    }
    expect(codes).toEqual(["p4", "p3", "p2", "p1", "p0"]);
  });

  it("have rules that can be changed, and mutes", async () => {
    const { call } = await served();
    const rules = await call("GET", "/alert-rules");
    expect(rules.body.items).toHaveLength(17);
    expect(await call("PATCH", "/alert-rules/chip-hot", { threshold: 95 })).toMatchObject({
      body: { threshold: 95, defaults: { models: { mini3: 100 } } },
    });
    expect(await call("PATCH", "/alert-rules/chip-hot", { treshold: 95 })).toMatchObject({ status: 400 });
    expect(await call("PATCH", "/alert-rules/none", {})).toMatchObject({ status: 400 });
    const mute = await call("POST", "/alert-mutes", { kind: "offline", minutes: 5 });
    expect(mute).toMatchObject({ status: 201, body: { kind: "offline", minerId: null } });
    expect(await call("POST", "/alert-mutes", {})).toMatchObject({ status: 400 });
    expect(await call("DELETE", `/alert-mutes/${mute.body.id}`)).toMatchObject({ status: 204 });
    expect((await call("GET", "/alert-mutes")).body).toEqual({ items: [] });
  });
});

describe("channels over HTTP", () => {
  it("are made, tested, changed and removed, without showing a secret", async () => {
    const { call } = await served();
    const server = await receiver();
    const input = { kind: "webhook", name: "hook", url: `${server.url}/hidden-path`, secret: "hidden-word" };
    const made = await call("POST", "/channels", input);
    expect(made).toMatchObject({ status: 201, body: { secrets: ["url", "secret"], enabled: true } });
    expect(JSON.stringify(made.body)).not.toContain("hidden");
    const path = `/channels/${made.body.id}`;
    expect(await call("POST", `${path}/test`)).toMatchObject({ status: 200, body: { ok: true } });
    expect(server.received).toHaveLength(1);
    expect(await call("PUT", path, { kind: "webhook", name: "renamed" })).toMatchObject({
      body: { name: "renamed" },
    });
    expect(await call("PUT", path, { kind: "ntfy", name: "x", topic: "t" })).toMatchObject({ status: 400 });
    expect(await call("DELETE", path)).toMatchObject({ status: 204 });
    expect(await call("GET", path)).toMatchObject({ status: 404 });
  });

  it.each([
    { kind: "webhook", name: "x", url: "ftp://a.example/" },
    { kind: "webhook", name: "x", url: "http://user:pass@a.example/" },
    { kind: "ntfy", name: "x", topic: "a/b" },
    { kind: "telegram", name: "x", chatId: "1", botToken: "../x" },
    {
      kind: "smtp",
      name: "x",
      host: "a b",
      port: 25,
      security: "tls",
      from: "a@b.example",
      to: ["c@d.example"],
    },
    {
      kind: "smtp",
      name: "x",
      host: "a",
      port: 25,
      security: "tls",
      from: "a@b.example\r\nBcc: x",
      to: ["c@d.ex"],
    },
  ])("are refused when they are of the wrong form: %o", async (input) => {
    const { call } = await served();
    expect(await call("POST", "/channels", input)).toMatchObject({ status: 400 });
  });
});

describe("schedules over HTTP", () => {
  it("are made, listed with their next runs, changed and removed", async () => {
    const { call } = await served();
    const made = await call("POST", "/schedules", schedule());
    expect(made).toMatchObject({ status: 201, body: { timezone: "UTC" } });
    expect(made.body.nextRuns).toHaveLength(5);
    const path = `/schedules/${made.body.id}`;
    expect(await call("PUT", path, schedule({ enabled: false }))).toMatchObject({ body: { nextRuns: [] } });
    expect((await call("GET", "/schedules")).body.items).toHaveLength(1);
    expect(await call("DELETE", path)).toMatchObject({ status: 204 });
    expect(await call("GET", path)).toMatchObject({ status: 404 });
  });

  it.each([
    schedule({ time: "24:00" }),
    schedule({ timezone: "Mars/Olympus" }),
    schedule({ exceptions: ["2026-02-30"] }),
    schedule({ intent: { kind: "setWebPassword", oldPassword: "a", newPassword: "b" } }),
    schedule({ intent: { kind: "addPool", url: "stratum+tcp://a:1", worker: "w" } }),
  ])("are refused when they are of the wrong form", async (input) => {
    const { call } = await served();
    expect(await call("POST", "/schedules", input)).toMatchObject({ status: 400 });
  });
});
