import { describe, expect, it } from "vitest";
import { ask, cookieOf, ended, hold, type RawRequest, send } from "./http-security-client.js";
import { type House, house, portWithProbes } from "./http-security-kit.js";

const owner = { kind: "system", id: "test", name: "test" } as const;

/** A port, and the headers of a token of each scope. */
async function open(config: Parameters<typeof house>[0] = {}) {
  const at = house(config);
  const { port, cookieName } = await portWithProbes(at);
  const bearer = (scope: "read" | "control" | "admin") => ({
    Authorization: `Bearer ${at.access.createToken({ name: scope, scope }, owner).secret}`,
  });
  return { at, port, cookieName, bearer };
}

async function signedIn(at: House, port: number): Promise<string> {
  const { code } = at.access.createLoginCode(owner);
  return cookieOf(await ask(port, { method: "POST", path: "/api/v1/sign-in", json: { code } }));
}

const read: RawRequest = { path: "/probe/read" };

describe("the host of a request", () => {
  it("is the address, or localhost on loopback", async () => {
    const { port } = await open();
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      expect((await ask(port, { ...read, host })).status).toBe(200);
    }
  });

  it.each([
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1.evil.example:PORT",
    "localhost.evil.example:PORT",
    "127.0.0.1:PORT@evil.example",
    "evil.example#127.0.0.1:PORT",
    "192.168.1.5:PORT",
    "0.0.0.0:PORT",
    "2130706433:PORT",
    "[::ffff:127.0.0.1]:PORT",
    "",
    " ",
  ])("is not %j: a page whose name points here gets nothing", async (host) => {
    const { port } = await open();
    const reply = await ask(port, { ...read, host: host.replace("PORT", String(port)) });
    expect(reply.status).toBe(421);
    expect(reply.json()).toMatchObject({ code: "host-unknown" });
  });

  it("is not said twice, in whatever way", async () => {
    const { port } = await open();
    const good = `127.0.0.1:${port}`;
    expect((await ask(port, { ...read, headers: { Host: "evil.example" } })).status).toBe(421);
    expect((await ask(port, { ...read, headers: { Host: good } })).status).toBe(421);
    expect((await ask(port, { path: `http://evil.example/probe/read` })).status).toBe(421);
    expect((await ask(port, { path: `http://${good}/probe/read`, host: "evil.example" })).status).toBe(421);
  });

  it("is asked for", async () => {
    const { port } = await open();
    expect((await ask(port, { ...read, host: null })).status).toBe(400);
    expect((await ask(port, { ...read, host: null, version: "1.0" })).status).toBe(421);
  });

  it("may be one the owner shows it under, or an own name of the port", async () => {
    const at = house({ server: { publicUrls: ["https://miners.example.com"] } });
    const { port } = await portWithProbes(at, { names: ["house.local", "fd00::5"] });
    const status = async (host: string) => (await ask(port, { host })).status;
    expect(await status("miners.example.com")).toBe(200);
    expect(await status("miners.example.com:443")).toBe(200);
    expect(await status(`miners.example.com:${port}`)).toBe(421);
    expect(await status(`house.local:${port}`)).toBe(200);
    expect(await status(`[fd00::5]:${port}`)).toBe(200);
    expect(await status("house.local")).toBe(421);
  });
});

describe("reading without sign-in", () => {
  it("is for programs on this machine, and reading is all it is", async () => {
    const { port } = await open();
    expect((await ask(port, read)).status).toBe(200);
    expect((await ask(port, { path: "/probe/control" })).status).toBe(401);
    expect((await ask(port, { path: "/probe/control", method: "POST" })).json()).toMatchObject({
      status: 401,
      code: "not-signed-in",
      detail: expect.stringContaining("hearthash login-link"),
    });
  });

  it.each([
    ["X-Forwarded-For", "127.0.0.1"],
    ["X-Forwarded-Host", "localhost"],
    ["x-forwarded-proto", "http"],
    ["Forwarded", "for=127.0.0.1"],
    ["X-Real-IP", "127.0.0.1"],
    ["Via", "1.1 proxy"],
    ["CF-Connecting-IP", "127.0.0.1"],
    ["Tailscale-User-Login", "me@example.com"],
    ["X-Forwarded-For", ""],
  ])("is not for what came through a proxy: %s", async (name, value) => {
    const { port } = await open();
    const reply = await ask(port, { ...read, headers: { [name]: value } });
    expect(reply.status).toBe(401);
    expect(reply.json()).toMatchObject({ code: "not-signed-in" });
  });

  it("is not for a proxy that speaks HTTP/1.0, as nginx does unless told otherwise", async () => {
    const { port } = await open();
    expect((await ask(port, { ...read, version: "1.0" })).status).toBe(401);
  });

  it("is not for a name that is not this machine's own loopback", async () => {
    const at = house({ server: { publicUrls: ["https://miners.example.com"] } });
    const { port } = await portWithProbes(at);
    expect((await ask(port, { ...read, host: "miners.example.com" })).status).toBe(401);
  });

  it("is not for anybody once a proxy on this machine is trusted", async () => {
    const { port } = await open({ server: { trustedProxies: ["127.0.0.0/8"] } });
    expect((await ask(port, read)).status).toBe(401);
  });

  it("is not on a port that is open to the network, even from loopback", async () => {
    const { port } = await portWithProbes(house(), { isLoopback: false });
    expect((await ask(port, read)).status).toBe(401);
  });
});

describe("a page of another origin", () => {
  it.each([
    "https://evil.example",
    "null",
    "http://127.0.0.1:1",
    "http://localhost:3000",
    "https://127.0.0.1:PORT",
  ])("at %s can neither read nor write, whatever cookie comes along", async (origin) => {
    const { at, port } = await open();
    const headers = { Origin: origin.replace("PORT", String(port)), Cookie: await signedIn(at, port) };
    for (const request of [
      { method: "POST", path: "/probe/control", json: {} },
      { method: "POST", path: "/api/v1/sign-out" },
      { method: "DELETE", path: "/api/v1/sessions/x" },
      { path: "/probe/stream" },
      { path: "/probe/read" },
      { method: "OPTIONS", path: "/probe/read" },
    ]) {
      const reply = await ask(port, { ...request, headers });
      expect(reply.json()).toMatchObject({ status: 403, code: "origin-refused" });
      expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  it("is known by what the browser says of it where no origin is named", async () => {
    const { at, port } = await open();
    const cookie = await signedIn(at, port);
    const from = (site: string, more: Record<string, string> = {}) => ({
      "Sec-Fetch-Site": site,
      Cookie: cookie,
      ...more,
    });
    const status = async (request: RawRequest) => (await ask(port, request)).status;
    expect(await status({ path: "/probe/stream", headers: from("same-site") })).toBe(403);
    expect(
      await status({ path: "/probe/read", headers: from("cross-site", { "Sec-Fetch-Mode": "no-cors" }) }),
    ).toBe(403);
    const link = { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
    expect(await status({ path: "/probe/read", headers: from("cross-site", link) })).toBe(200);
    expect(await status({ path: "/probe/control", method: "POST", headers: from("cross-site", link) })).toBe(
      403,
    );
    const frame = { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" };
    expect(await status({ path: "/probe/read", headers: from("cross-site", frame) })).toBe(403);
  });

  it("is not our own page, which may write", async () => {
    const { at, port, bearer } = await open();
    const cookie = await signedIn(at, port);
    const write = { method: "POST", path: "/probe/control", json: {} };
    const own = { Origin: `http://127.0.0.1:${port}` };
    expect((await ask(port, { ...write, headers: { ...own, Cookie: cookie } })).status).toBe(200);
    expect((await ask(port, { ...write, headers: { Cookie: cookie } })).status).toBe(403);
    expect(
      (await ask(port, { ...write, headers: { Cookie: cookie, "Sec-Fetch-Site": "same-origin" } })).status,
    ).toBe(200);
    expect((await ask(port, { ...write, headers: bearer("control") })).status).toBe(200);
  });

  it("cannot send a form: of bodies only JSON is taken", async () => {
    const { port, bearer } = await open();
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const headers = { "Content-Type": type, ...bearer("admin") };
      const reply = await ask(port, {
        method: "POST",
        path: "/api/v1/tokens",
        body: '{"name":"x"}',
        headers,
      });
      expect(reply.json()).toMatchObject({ status: 415, code: "media-type-unsupported" });
    }
  });
});

describe("rights", () => {
  it("go up from read over control to admin", async () => {
    const { port, bearer } = await open();
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
    const { port } = await open();
    const reply = await ask(port, { ...read, headers: { Authorization: "Bearer wrong" } });
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
    expect((await ask(port, { ...read, headers })).status).toBe(401);
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
    for (let i = 0; i < 4; i += 1) statuses.push((await ask(port, read)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await ask(port, read);
    expect(refused.json()).toMatchObject({ code: "too-many-requests" });
    expect(refused.headers["retry-after"]).toBe("2");
    expect((await ask(port, { ...read, headers: { Authorization: `Bearer ${secret}` } })).status).toBe(200);
    at.pass(2000);
    expect((await ask(port, read)).status).toBe(200);
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
    const { port, bearer } = await open();
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
    const { port } = await open();
    const request = `POST /probe/control HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines}\r\n\r\n0\r\n\r\n`;
    const reply = await send(port, `${request}GET /probe/read HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    expect(reply.status).toBe(400);
    expect(reply.body.match(/HTTP\/1\.1/g)).toBeNull();
  });
});

describe("problems", () => {
  it("say which part of a request is wrong", async () => {
    const { port, bearer } = await open();
    const json = { name: "", scope: "owner", more: 1 };
    const reply = await ask(port, { method: "POST", path: "/api/v1/tokens", json, headers: bearer("admin") });
    expect(reply.headers["content-type"]).toContain("application/problem+json");
    expect(reply.json()).toMatchObject({ type: "urn:hearthash:problem:request-invalid", status: 400 });
    const paths = (reply.json()["errors"] as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["body.name", "body.scope"]));
  });

  it("of a defect say nothing of the inside; the log says all", async () => {
    const { at, port } = await open();
    const reply = await ask(port, { path: "/probe/defect" });
    expect(reply.json()).toMatchObject({ status: 500, code: "internal" });
    expect(reply.body).not.toContain("inner words");
    expect(at.logged()).toContain("inner words");
    expect(at.logged()).toContain(reply.headers["x-request-id"]);
  });

  it.each(["/nothing", "/api/v1/nothing", "/%", "/a%00b", `/${"x".repeat(3000)}`])(
    "come for %s as well",
    async (path) => {
      const { port } = await open();
      const reply = await ask(port, { path });
      expect([400, 404]).toContain(reply.status);
      expect(reply.json()).toMatchObject({ type: expect.stringMatching(/^urn:hearthash:problem:/) });
    },
  );

  it("come with the headers that every reply has", async () => {
    const { port } = await open();
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
