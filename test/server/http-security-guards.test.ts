import { describe, expect, it } from "vitest";
import { openPort, readRequest, signedIn } from "./http-security-callers.js";
import { ask, type RawRequest } from "./http-security-client.js";
import { house, portWithProbes } from "./http-security-kit.js";

describe("the host of a request", () => {
  it("is the address, or localhost on loopback", async () => {
    const { port } = await openPort();
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      expect((await ask(port, { ...readRequest, host })).status).toBe(200);
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
    const { port } = await openPort();
    const reply = await ask(port, { ...readRequest, host: host.replace("PORT", String(port)) });
    expect(reply.status).toBe(421);
    expect(reply.json()).toMatchObject({ code: "host-unknown" });
  });

  it("is not said twice, in whatever way", async () => {
    const { port } = await openPort();
    const good = `127.0.0.1:${port}`;
    expect((await ask(port, { ...readRequest, headers: { Host: "evil.example" } })).status).toBe(421);
    expect((await ask(port, { ...readRequest, headers: { Host: good } })).status).toBe(421);
    expect((await ask(port, { path: `http://evil.example/probe/read` })).status).toBe(421);
    expect((await ask(port, { path: `http://${good}/probe/read`, host: "evil.example" })).status).toBe(421);
  });

  it("is asked for", async () => {
    const { port } = await openPort();
    expect((await ask(port, { ...readRequest, host: null })).status).toBe(400);
    expect((await ask(port, { ...readRequest, host: null, version: "1.0" })).status).toBe(421);
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
    const { port } = await openPort();
    expect((await ask(port, readRequest)).status).toBe(200);
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
    const { port } = await openPort();
    const reply = await ask(port, { ...readRequest, headers: { [name]: value } });
    expect(reply.status).toBe(401);
    expect(reply.json()).toMatchObject({ code: "not-signed-in" });
  });

  it("is not for a proxy that speaks HTTP/1.0, as nginx does unless told otherwise", async () => {
    const { port } = await openPort();
    expect((await ask(port, { ...readRequest, version: "1.0" })).status).toBe(401);
  });

  it("is not for a name that is not this machine's own loopback", async () => {
    const at = house({ server: { publicUrls: ["https://miners.example.com"] } });
    const { port } = await portWithProbes(at);
    expect((await ask(port, { ...readRequest, host: "miners.example.com" })).status).toBe(401);
  });

  it("is not for anybody once a proxy on this machine is trusted", async () => {
    const { port } = await openPort({ server: { trustedProxies: ["127.0.0.0/8"] } });
    expect((await ask(port, readRequest)).status).toBe(401);
  });

  it("is not on a port that is open to the network, even from loopback", async () => {
    const { port } = await portWithProbes(house(), { isLoopback: false });
    expect((await ask(port, readRequest)).status).toBe(401);
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
    const { at, port } = await openPort();
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
    const { at, port } = await openPort();
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
    const { at, port, bearer } = await openPort();
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
    const { port, bearer } = await openPort();
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
