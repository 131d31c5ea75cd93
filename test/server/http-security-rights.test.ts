import { describe, expect, it } from "vitest";
import { openPort, owner, readRequest } from "./http-security-callers.js";
import { ask, ended, hold, send } from "./http-security-client.js";
import { house, portWithProbes } from "./http-security-kit.js";

describe("rights", () => {
  it("go up from read over control to admin", async () => {
    const { port, bearer } = await openPort();
    const allowed = async (scope: "read" | "control" | "admin") => {
      const headers = bearer(scope);
      const statuses = [];
      for (const path of ["/probe/read", "/probe/control", "/probe/admin"]) {
        statuses.push((await ask(port, { path, headers })).status);
      }
      return statuses;
    };
    expect(await allowed("read")).toEqual([200, 403, 403]);
    expect(await allowed("control")).toEqual([200, 200, 403]);
    expect(await allowed("admin")).toEqual([200, 200, 200]);
  });

  it("come from the Authorization header and never from the URL", async () => {
    const at = house();
    const { port } = await portWithProbes(at);
    const { secret } = at.access.createToken({ name: "t", scope: "admin" }, owner);
    for (const name of ["token", "access_token", "authorization"]) {
      expect((await ask(port, { path: `/probe/admin?${name}=${secret}` })).status).toBe(401);
    }
    expect((await ask(port, { path: "/probe/admin", headers: { Authorization: secret } })).status).toBe(401);
  });

  it("of a wrong token are none, not those of a reader", async () => {
    const { port } = await openPort();
    const reply = await ask(port, { ...readRequest, headers: { Authorization: "Bearer wrong" } });
    expect(reply.json()).toMatchObject({ status: 401, code: "sign-in-refused" });
  });

  it("must be declared by every route, or the server does not start", async () => {
    const at = house();
    const { buildApp } = await import("../../packages/server/src/http/index.js");
    const info = {
      id: "local",
      isTls: false,
      isLoopback: true,
      address: "127.0.0.1",
      port: 1,
      cookieName: "x",
      names: [],
    } as const;
    const app = buildApp(at.deps, info);
    expect(() => app.get("/forgotten", async () => "")).toThrow(
      /GET \/forgotten does not say who may use it/,
    );
    await app.close();
  });

  it("end at once when they are revoked, an open stream as well", async () => {
    const at = house();
    const { port } = await portWithProbes(at);
    const token = at.access.createToken({ name: "t", scope: "read" }, owner);
    const headers = { Authorization: `Bearer ${token.secret}` };
    const stream = await hold(port, { path: "/probe/stream", headers });
    const hungUp = ended(stream);
    at.access.revokeToken(token.id, owner);
    await hungUp;
    expect((await ask(port, { ...readRequest, headers })).status).toBe(401);
  });
});

describe("limits", () => {
  const rates = {
    address: { burst: 3, perSecond: 0.5 },
    principal: { burst: 5, perSecond: 1 },
    signIn: { burst: 2, perSecond: 0.1 },
  };

  it("on the rate say when to come back, and hold for each caller alone", async () => {
    const at = house();
    const { port } = await portWithProbes(at, {}, { rates });
    const { secret } = at.access.createToken({ name: "t", scope: "read" }, owner);
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await ask(port, readRequest)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await ask(port, readRequest);
    expect(refused.json()).toMatchObject({ code: "too-many-requests" });
    expect(refused.headers["retry-after"]).toBe("2");
    expect((await ask(port, { ...readRequest, headers: { Authorization: `Bearer ${secret}` } })).status).toBe(
      200,
    );
    at.pass(2000);
    expect((await ask(port, readRequest)).status).toBe(200);
  });

  it("on sign-in are lower", async () => {
    const at = house();
    const { port } = await portWithProbes(at, {}, { rates });
    const guess = { method: "POST", path: "/api/v1/sign-in", json: { code: "guess" } };
    const codes = [];
    for (let i = 0; i < 3; i += 1) codes.push((await ask(port, guess)).json()["code"]);
    expect(codes).toEqual(["sign-in-refused", "sign-in-refused", "too-many-requests"]);
  });

  it("on bodies: 256 KB, announced or not", async () => {
    const { port, bearer } = await openPort();
    const body = `{"name":"${"x".repeat(257 * 1024)}"}`;
    const headers = { "Content-Type": "application/json", ...bearer("admin") };
    const announced = await ask(port, { method: "POST", path: "/api/v1/tokens", body, headers });
    expect(announced.json()).toMatchObject({ status: 413, code: "body-too-large" });
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const head = `POST /api/v1/tokens HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n`;
    const streamed = await send(
      port,
      `${head}Content-Type: application/json\r\nAuthorization: ${headers.Authorization}\r\n\r\n${chunk}`,
    );
    expect(streamed.status).toBe(413);
  });

  it.each([
    ["both lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked"],
    ["two lengths", "Content-Length: 5\r\nContent-Length: 6"],
    ["a hidden encoding", "Transfer-Encoding: xchunked"],
    ["an encoding in front of chunked", "Transfer-Encoding: chunked, identity"],
    ["a line without end", "X-Bad: a\nTransfer-Encoding: chunked"],
  ])("on ambiguity: a request with %s is hung up on", async (_name, lines) => {
    const { port } = await openPort();
    const request = `POST /probe/control HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines}\r\n\r\n0\r\n\r\n`;
    const reply = await send(port, `${request}GET /probe/read HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    expect(reply.status).toBe(400);
    expect(reply.body.match(/HTTP\/1\.1/g)).toBeNull();
  });
});

describe("problems", () => {
  it("say which part of a request is wrong", async () => {
    const { port, bearer } = await openPort();
    const json = { name: "", scope: "owner", more: 1 };
    const reply = await ask(port, { method: "POST", path: "/api/v1/tokens", json, headers: bearer("admin") });
    expect(reply.headers["content-type"]).toContain("application/problem+json");
    expect(reply.json()).toMatchObject({ type: "urn:hearthash:problem:request-invalid", status: 400 });
    const paths = (reply.json()["errors"] as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["body.name", "body.scope"]));
  });

  it("of a defect say nothing of the inside; the log says all", async () => {
    const { at, port } = await openPort();
    const reply = await ask(port, { path: "/probe/defect" });
    expect(reply.json()).toMatchObject({ status: 500, code: "internal" });
    expect(reply.body).not.toContain("inner words");
    expect(at.logged()).toContain("inner words");
    expect(at.logged()).toContain(reply.headers["x-request-id"]);
  });

  it.each(["/nothing", "/api/v1/nothing", "/%", "/a%00b", `/${"x".repeat(3000)}`])(
    "come for %s as well",
    async (path) => {
      const { port } = await openPort();
      const reply = await ask(port, { path });
      expect([400, 404]).toContain(reply.status);
      expect(reply.json()).toMatchObject({ type: expect.stringMatching(/^urn:hearthash:problem:/) });
    },
  );

  it("come with the headers that every reply has", async () => {
    const { port } = await openPort();
    for (const path of ["/healthz", "/nothing", "/probe/admin", "/api/v1/whoami"]) {
      const { headers } = await ask(port, { path });
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["strict-transport-security"]).toBeUndefined();
    }
    expect((await ask(port, { path: "/api/v1/whoami" })).headers["cache-control"]).toBe("no-store");
  });
});
