import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ask, cookieOf, ended, hold, type RawReply } from "./http-security-client.js";
import { type House, house, ports, portWithProbes } from "./http-security-kit.js";

const owner = { kind: "system", id: "test", name: "test" } as const;
const DAY = 86_400_000;

function signIn(at: House, port: number, code = at.access.createLoginCode(owner).code): Promise<RawReply> {
  return ask(port, { method: "POST", path: "/api/v1/sign-in", json: { code } });
}

/** What a browser's page may do with its cookie. */
function page(port: number, cookie: string) {
  const headers = { Cookie: cookie, Origin: `http://127.0.0.1:${port}` };
  return {
    get: (path: string) => ask(port, { path, headers: { Cookie: cookie } }),
    post: (path: string, json?: unknown) =>
      ask(port, { method: "POST", path, headers, ...(json ? { json } : {}) }),
    remove: (path: string) => ask(port, { method: "DELETE", path, headers }),
  };
}

describe("signing in over HTTP", () => {
  it("hands out a cookie that scripts cannot read and other sites do not send", async () => {
    const at = house();
    const { port, cookieName } = (await ports(at)).local;
    const reply = await signIn(at, port);
    expect(reply.status).toBe(204);
    const cookie = reply.headers["set-cookie"] ?? "";
    expect(cookie).toMatch(new RegExp(`^${cookieName}=[\\w-]{22}\\.[\\w-]{43}; `));
    expect(cookieName).toBe(`hearthash-${port}`);
    expect(cookie.split("; ").slice(1).sort()).toEqual([
      "HttpOnly",
      "Max-Age=2592000",
      "Path=/",
      "SameSite=Strict",
    ]);
    expect((await page(port, cookieOf(reply)).get("/api/v1/whoami")).json()).toMatchObject({
      actor: { kind: "session" },
      scope: "admin",
    });
  });

  it("works once with a link made over HTTP, which holds its code behind the #", async () => {
    const at = house();
    const { port } = (await ports(at)).local;
    const headers = { Authorization: `Bearer ${at.access.localToken}` };
    const made = await ask(port, { method: "POST", path: "/api/v1/login-links", headers });
    expect(made.status).toBe(201);
    const [base, code] = String(made.json()["url"]).split("/#signin=");
    expect(base).toBe(`http://127.0.0.1:${port}`);
    expect((await signIn(at, port, code)).status).toBe(204);
    const again = await signIn(at, port, code);
    expect(again.json()).toMatchObject({ status: 401, code: "sign-in-refused" });
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  it("a second time gives a new session and ends the one before", async () => {
    const at = house();
    const { port } = (await ports(at)).local;
    const first = cookieOf(await signIn(at, port));
    const { code } = at.access.createLoginCode(owner);
    const second = cookieOf(await page(port, first).post("/api/v1/sign-in", { code }));
    expect(second).not.toBe(first);
    expect((await page(port, first).get("/api/v1/sessions")).status).toBe(401);
    expect((await page(port, second).get("/api/v1/sessions")).json()["items"]).toHaveLength(1);
  });

  it("is undone by signing out, at once", async () => {
    const at = house();
    const { port, cookieName } = (await ports(at)).local;
    const cookie = cookieOf(await signIn(at, port));
    const out = await page(port, cookie).post("/api/v1/sign-out");
    expect(out.status).toBe(204);
    expect(out.headers["set-cookie"]).toMatch(new RegExp(`^${cookieName}=; Max-Age=0; `));
    expect((await page(port, cookie).get("/api/v1/whoami")).json()).toMatchObject({ scope: "read" });
  });

  it("locks guesses out, while the owner's token works on from the same address", async () => {
    const at = house();
    const { port } = (await ports(at)).local;
    let reply = await signIn(at, port, "guess");
    for (let i = 0; i < 8 && reply.status !== 429; i += 1) reply = await signIn(at, port, `guess ${i}`);
    expect(reply.json()).toMatchObject({ status: 429, code: "locked-out" });
    expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
    expect((await signIn(at, port)).json()).toMatchObject({ code: "locked-out" });
    const headers = { Authorization: `Bearer ${at.access.localToken}` };
    expect((await ask(port, { path: "/api/v1/tokens", headers })).status).toBe(200);
    at.pass(60 * 60_000);
    expect((await signIn(at, port)).status).toBe(204);
  });

  it("is open to people beside a program that keeps asking with a revoked token", async () => {
    const at = house();
    const { port } = (await ports(at)).local;
    const headers = { Authorization: "Bearer hh_local_wrong" };
    const codes = [];
    for (let i = 0; i < 7; i += 1) codes.push((await ask(port, { headers })).json()["code"]);
    expect(codes.at(0)).toBe("sign-in-refused");
    expect(codes.at(-1)).toBe("locked-out");
    expect((await signIn(at, port)).status).toBe(204);
  });

  it("counts guesses by the caller's address behind a trusted proxy, and by the proxy's own otherwise", async () => {
    const guessFrom = (port: number, from: string) =>
      ask(port, {
        method: "POST",
        path: "/api/v1/sign-in",
        json: { code: "guess" },
        headers: { "X-Forwarded-For": from },
      });
    for (const trustedProxies of [["127.0.0.1"], []]) {
      const at = house({ server: { trustedProxies } });
      const { port } = (await ports(at)).local;
      for (let i = 0; i < 8; i += 1) await guessFrom(port, "203.0.113.9");
      const other = await guessFrom(port, "203.0.113.10");
      expect(other.status).toBe(trustedProxies.length === 0 ? 429 : 401);
    }
  });
});

describe("cookies", () => {
  it("of one port open no other, though browsers send them to both", async () => {
    const one = house();
    const other = house();
    const first = (await ports(one)).local;
    const second = (await ports(other)).local;
    const cookie = cookieOf(await signIn(one, first.port));
    const value = cookie.split("=")[1] ?? "";
    expect((await page(first.port, cookie).get("/api/v1/sessions")).status).toBe(200);
    expect((await page(second.port, cookie).get("/api/v1/sessions")).status).toBe(401);
    const renamed = `${second.cookieName}=${value}`;
    expect((await page(second.port, renamed).get("/api/v1/sessions")).status).toBe(401);
  });

  it("of one listener of the same server open no other", async () => {
    const at = house();
    const local = await portWithProbes(at);
    const lan = await portWithProbes(at, { id: "lan" });
    const value = cookieOf(await signIn(at, local.port)).split("=")[1] ?? "";
    const status = async ({ port, cookieName }: typeof local) =>
      (await ask(port, { path: "/probe/admin", headers: { Cookie: `${cookieName}=${value}` } })).status;
    expect(await status(local)).toBe(200);
    expect(await status(lan)).toBe(401);
  });

  it("are found among others, and a broken one is nobody's", async () => {
    const at = house();
    const { port, cookieName } = (await ports(at)).local;
    const cookie = cookieOf(await signIn(at, port));
    expect((await page(port, `a=b; ${cookie}; c="d"`).get("/api/v1/sessions")).status).toBe(200);
    for (const value of ["", "x", "%00", "%E0%A4%A", `${"a".repeat(22)}.${"b".repeat(43)}`, "__proto__"]) {
      expect((await page(port, `${cookieName}=${value}`).get("/api/v1/sessions")).status).toBe(401);
    }
  });

  it("are renewed once a day; requests that are on their way meanwhile are not signed out", async () => {
    const at = house();
    const { port } = (await ports(at)).local;
    const cookie = cookieOf(await signIn(at, port));
    at.pass(DAY);
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => page(port, cookie).get("/api/v1/sessions")),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const renewed = replies.filter(({ headers }) => headers["set-cookie"] !== undefined);
    expect(renewed).toHaveLength(1);
    const next = renewed[0] === undefined ? "" : cookieOf(renewed[0]);
    at.pass(60_000);
    expect((await page(port, cookie).get("/api/v1/sessions")).status).toBe(401);
    expect((await page(port, next).get("/api/v1/sessions")).status).toBe(200);
  });
});

describe("sessions and tokens over HTTP", () => {
  it("are listed, the caller's own marked, and revoked; what they hold open ends", async () => {
    const at = house();
    const { port } = await portWithProbes(at);
    const phone = cookieOf(await signIn(at, port));
    const desk = cookieOf(await signIn(at, port));
    const stream = await hold(port, { path: "/probe/stream", headers: { Cookie: phone } });
    const { items } = (await page(port, desk).get("/api/v1/sessions")).json() as {
      items: { id: string; current: boolean }[];
    };
    expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = items.find(({ current }) => !current)?.id ?? "";
    const hungUp = ended(stream);
    expect((await page(port, desk).remove(`/api/v1/sessions/${other}`)).status).toBe(204);
    await hungUp;
    expect((await page(port, phone).get("/api/v1/sessions")).status).toBe(401);
    expect((await page(port, desk).remove(`/api/v1/sessions/${other}`)).status).toBe(404);
  });

  it("show a token's secret once", async () => {
    const at = house();
    const { port } = (await ports(at)).local;
    const cookie = cookieOf(await signIn(at, port));
    const input = { name: "grafana", scope: "read", expiresInDays: 30 };
    const made = await page(port, cookie).post("/api/v1/tokens", input);
    expect(made.status).toBe(201);
    const { id, secret } = made.json() as { id: string; secret: string };
    const listed = await page(port, cookie).get("/api/v1/tokens");
    expect(listed.json()).toMatchObject({ items: [{ id, name: "grafana", scope: "read" }] });
    expect(listed.body).not.toContain(secret.slice(-20));
    const headers = { Authorization: `Bearer ${secret}` };
    expect((await ask(port, { path: "/api/v1/whoami", headers })).json()).toMatchObject({ scope: "read" });
    expect((await ask(port, { path: "/api/v1/tokens", headers })).status).toBe(403);
    await page(port, cookie).remove(`/api/v1/tokens/${id}`);
    expect((await ask(port, { path: "/api/v1/whoami", headers })).status).toBe(401);
  });

  it("are nobody's business without admin rights", async () => {
    const at = house();
    const { port } = (await ports(at)).local;
    const { secret } = at.access.createToken({ name: "t", scope: "control" }, owner);
    for (const [method, path] of [
      ["GET", "/api/v1/tokens"],
      ["GET", "/api/v1/sessions"],
      ["POST", "/api/v1/login-links"],
      ["DELETE", "/api/v1/tokens/x"],
      ["DELETE", "/api/v1/sessions/x"],
    ] as const) {
      const headers = { Authorization: `Bearer ${secret}` };
      expect((await ask(port, { method, path, headers })).status).toBe(403);
    }
  });
});

it("leaves no secret in the log, the journal or the database", async () => {
  const at = house();
  const { port } = await portWithProbes(at);
  const { code } = at.access.createLoginCode(owner);
  const cookie = cookieOf(await signIn(at, port, code));
  const made = await page(port, cookie).post("/api/v1/tokens", { name: "t", scope: "read" });
  const secret = String(made.json()["secret"]);
  const headers = { Authorization: `Bearer ${secret}`, Cookie: cookie };
  await ask(port, { path: `/probe/read?token=${secret}&code=${code}`, headers });
  await ask(port, { path: "/probe/defect", headers });
  await ask(port, { path: `/nothing/?${secret}`, headers });
  await ask(port, {
    method: "POST",
    path: "/api/v1/sign-in",
    body: `{"code":"${code}`,
    headers: { "Content-Type": "application/json" },
  });
  await ask(port, { path: "/x", headers: { ...headers, Broken: "x".repeat(20_000) } });
  const kept = [
    at.logged(),
    JSON.stringify(at.notes()),
    readFileSync(join(at.folder, "hearthash.db"), "latin1"),
  ].join();
  expect(at.logged()).toContain('"path":"/probe/read"');
  const secrets = [code, cookie.split(".")[1] ?? "", secret.slice(-43), at.access.localToken];
  expect(secrets.filter((text) => kept.includes(text))).toEqual([]);
});
