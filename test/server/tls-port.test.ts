import type { ClientHttp2Session, IncomingHttpHeaders } from "node:http2";
import { request as httpsRequest } from "node:https";
import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";
import { describe, expect, it } from "vitest";
import { ended } from "./http-security-client.js";
import { lanPort, session, tls } from "./support/lan-port.js";

const owner = { kind: "system", id: "test", name: "test" } as const;

interface Reply {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function ask(on: ClientHttp2Session, headers: Record<string, string>, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const stream = on.request(headers);
    let received: IncomingHttpHeaders = {};
    let text = "";
    stream.on("response", (got) => {
      received = got;
    });
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    stream.on("error", reject);
    stream.on("close", () => resolve({ headers: received, body: text }));
    stream.end(body);
  });
}

describe("the TLS port", () => {
  it("speaks HTTP/2 with who trusts the CA, and asks for a sign-in even on loopback under a name", async () => {
    const lan = await lanPort();
    const reply = await ask(session(lan), { ":path": "/api/v1/whoami" });
    expect(reply.headers[":status"]).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ scope: null });
    expect(reply.headers["strict-transport-security"]).toBeUndefined();
  });

  it("speaks HTTP/1.1 as well", async () => {
    const { port, ca } = await lanPort();
    const status = await new Promise((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port,
        ca,
        servername: "house.local",
        path: "/healthz",
        agent: false,
      };
      httpsRequest({ ...options, headers: { Host: `house.local:${port}` } }, (reply) => {
        reply.resume();
        resolve(`${reply.httpVersion} ${reply.statusCode}`);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe("1.1 200");
  });

  it("is not trusted by who does not know the CA, and speaks no old TLS", async () => {
    const { port, ca } = await lanPort();
    const code = (options: object) =>
      new Promise((resolve) => {
        connectTls({ host: "127.0.0.1", port, servername: "house.local", ...options }, () =>
          resolve("trusted"),
        ).on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      });
    expect(await code({ ca })).toBe("trusted");
    expect(await code({})).not.toBe("trusted");
    expect(await code({ ca, servername: "other.local" })).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
    expect(
      await code({ ca, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT:@SECLEVEL=0" }),
    ).not.toBe("trusted");
  });

  it("checks :authority as it checks Host", async () => {
    const lan = await lanPort();
    const status = async (headers: Record<string, string>) =>
      (await ask(session(lan), { ":path": "/healthz", ...headers })).headers[":status"];
    expect(await status({ ":authority": `house.local:${lan.port}` })).toBe(200);
    expect(await status({ ":authority": `127.0.0.1:${lan.port}` })).toBe(200);
    expect(await status({ ":authority": "evil.example" })).toBe(421);
    expect(await status({ ":authority": `evil.example:${lan.port}` })).toBe(421);
    expect(await status({ ":authority": `house.local:${lan.port}`, host: "evil.example" })).toBe(421);
    expect(await status({ ":authority": "house.local" })).toBe(421);
  });

  it("signs in with a cookie that browsers hold to this host and to TLS", async () => {
    const lan = await lanPort();
    const { code } = lan.at.access.createLoginCode(owner);
    const on = session(lan);
    const json = { ":method": "POST", "content-type": "application/json" };
    const reply = await ask(on, { ...json, ":path": "/api/v1/sign-in" }, JSON.stringify({ code }));
    expect(reply.headers[":status"]).toBe(204);
    const cookie = String(reply.headers["set-cookie"]);
    expect(cookie).toMatch(
      /^__Host-hearthash=.*; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const own = { cookie: cookie.split(";")[0] ?? "", origin: `https://house.local:${lan.port}` };
    expect((await ask(on, { ":path": "/api/v1/sessions", ...own })).headers[":status"]).toBe(200);
    const link = await ask(on, { ":method": "POST", ":path": "/api/v1/login-links", ...own });
    expect(JSON.parse(link.body)).toMatchObject({
      url: expect.stringMatching(new RegExp(`^https://house\\.local:${lan.port}/#signin=`)),
    });
    const foreign = { ...own, origin: `http://house.local:${lan.port}` };
    expect((await ask(on, { ":path": "/api/v1/sessions", ...foreign })).headers[":status"]).toBe(403);
  });

  it("shows a renewed certificate to new connections and leaves the old ones alone", async () => {
    const lan = await lanPort();
    const before = session(lan);
    await ask(before, { ":path": "/healthz" });
    await lan.move(["house.local", "127.0.0.1", "10.1.2.3"]);
    expect((await ask(before, { ":path": "/healthz" })).headers[":status"]).toBe(200);
    const socket = tls(lan, ["h2"]);
    await new Promise((resolve) => socket.once("secureConnect", resolve));
    expect(socket.getPeerCertificate().subjectaltname).toContain("10.1.2.3");
    socket.destroy();
  });
});

describe("a slow caller over TLS", () => {
  const short = {
    headersTimeoutMs: 300,
    requestTimeoutMs: 500,
    checkingIntervalMs: 50,
    keepAliveTimeoutMs: 400,
  };

  it("who never begins TLS is hung up on", async () => {
    const { port } = await lanPort(short);
    await ended(connectTcp(port, "127.0.0.1"));
  });

  it("who drips HTTP/1.1 headers is hung up on", async () => {
    const lan = await lanPort(short);
    const socket = tls(lan, ["http/1.1"]);
    socket.write(`GET /healthz HTTP/1.1\r\nHost: house.local:${lan.port}\r\n`);
    const timer = setInterval(() => socket.write("X-A: b\r\n"), 20);
    await ended(socket);
    clearInterval(timer);
  });

  it("who drips an HTTP/2 body loses the stream", async () => {
    const lan = await lanPort(short);
    const json = { ":method": "POST", ":path": "/api/v1/sign-in", "content-type": "application/json" };
    const stream = session(lan).request(json, { endStream: false });
    stream.on("error", () => undefined);
    const timer = setInterval(() => stream.write(" "), 20);
    await new Promise((resolve) => stream.once("close", resolve));
    clearInterval(timer);
  });

  it("who leaves an HTTP/2 session idle is signed off", async () => {
    const idle = session(await lanPort(short));
    await new Promise((resolve) => idle.once("close", resolve));
  });
});

it("closes in time with sessions open", async () => {
  const lan = await lanPort({ graceMs: 200 });
  const idle = session(lan);
  await ask(idle, { ":path": "/healthz" });
  const busy = session(lan);
  const stream = busy.request({
    ":method": "POST",
    ":path": "/api/v1/sign-in",
    "content-type": "application/json",
  });
  stream.on("error", () => undefined);
  const gone = Promise.all([idle, busy].map((one) => new Promise((resolve) => one.once("close", resolve))));
  await lan.listeners.close();
  await gone;
});
