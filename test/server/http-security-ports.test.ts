import { connect, createServer, type Socket } from "node:net";
import { configSchema } from "@hearthash/contract";
import { describe, expect, it, onTestFinished } from "vitest";
import { ask, ended, hold, send } from "./http-security-client.js";
import { house, ports } from "./http-security-kit.js";

/** Short limits: a test waits for what they do, whenever they do it. */
const short = {
  headersTimeoutMs: 300,
  requestTimeoutMs: 600,
  checkingIntervalMs: 50,
  keepAliveTimeoutMs: 300,
  graceMs: 200,
};

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.once("error", reject);
    onTestFinished(() => {
      socket.destroy();
    });
  });
}

/** Sends a text byte by byte until the server hangs up. */
async function drip(port: number, head: string, each: string): Promise<string> {
  const socket = await opened(port);
  let reply = "";
  socket.on("data", (chunk: Buffer) => {
    reply += chunk.toString();
  });
  socket.write(head);
  const timer = setInterval(() => socket.write(each), 20);
  await ended(socket);
  clearInterval(timer);
  return reply;
}

describe("a slow caller", () => {
  it("who drips headers is hung up on", async () => {
    const { local } = await ports(house(), { limits: short });
    const reply = await drip(
      local.port,
      `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${local.port}\r\n`,
      "X-A: b\r\n",
    );
    expect(reply).toContain("408 Request Timeout");
  });

  it("who drips a body is hung up on", async () => {
    const { local } = await ports(house(), { limits: short });
    const head = `POST /api/v1/sign-in HTTP/1.1\r\nHost: 127.0.0.1:${local.port}\r\nContent-Type: application/json\r\n`;
    const reply = await drip(local.port, `${head}Content-Length: 100000\r\n\r\n{`, " ");
    expect(reply).toContain("408 Request Timeout");
  });

  it("who says nothing is hung up on", async () => {
    const { local } = await ports(house(), { limits: short });
    await ended(await opened(local.port));
    await ended(await hold(local.port, {}));
  });

  it("does not keep others from being answered", async () => {
    const { local } = await ports(house());
    const slow = await Promise.all(Array.from({ length: 100 }, () => opened(local.port)));
    for (const socket of slow) socket.write("GET / HTTP/1.1\r\nHost:");
    expect((await ask(local.port)).status).toBe(200);
  });
});

describe("many connections", () => {
  it("are answered, 500 of them", async () => {
    const { local } = await ports(house());
    const sockets = await Promise.all(Array.from({ length: 500 }, () => opened(local.port)));
    const text = `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${local.port}\r\nConnection: close\r\n\r\n`;
    const replies = await Promise.all(sockets.map((socket) => answered(socket, text)));
    expect(replies.filter((reply) => reply.startsWith("HTTP/1.1 200"))).toHaveLength(500);
  });

  it("end at the limit, and begin again below it", async () => {
    const { local } = await ports(house(), { limits: { connections: 5 } });
    const held = await Promise.all(Array.from({ length: 5 }, () => opened(local.port)));
    await ended(await opened(local.port));
    const [first] = held;
    if (first !== undefined) {
      const gone = ended(first);
      first.destroy();
      await gone;
    }
    await expect.poll(async () => (await ask(local.port).catch(() => undefined))?.status).toBe(200);
  });
});

function answered(socket: Socket, text: string): Promise<string> {
  return new Promise((resolve) => {
    let reply = "";
    socket.on("data", (chunk: Buffer) => {
      reply += chunk.toString();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(reply));
    socket.write(text);
  });
}

describe("a request that cannot be read", () => {
  it("is answered when its headers are too large", async () => {
    const { local } = await ports(house());
    const reply = await ask(local.port, { headers: { "X-Large": "x".repeat(17 * 1024) } });
    expect(reply.status).toBe(431);
  });

  it.each([
    "\r\n\r\nnonsense\r\n\r\n",
    "\u0016\u0003\u0001\u0002\u0000",
    "GET / HTTP/9.9\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\n",
  ])("is answered with 400: %j", async (text) => {
    const { local } = await ports(house());
    expect((await send(local.port, `${text}\r\n\r\n`)).status).toBe(400);
    expect((await ask(local.port)).status).toBe(200);
  });
});

describe("opening", () => {
  it("is refused beyond loopback without TLS, and says what is better", async () => {
    const refused = ports(house({ server: { listen: "0.0.0.0:0" } }));
    await expect(refused).rejects.toMatchObject({
      code: "config-invalid",
      message: /server\.listen.*lan\.enabled.*insecureHttp/,
    });
  });

  it("beyond loopback is allowed by insecureHttp, and then nobody reads without a token", async () => {
    const at = house({ server: { listen: "0.0.0.0:0", insecureHttp: true } });
    const { local, localUrl } = await ports(at);
    expect(local.isLoopback).toBe(false);
    expect(localUrl).toBe(`http://127.0.0.1:${local.port}`);
    expect((await ask(local.port, { path: "/api/v1/whoami" })).json()).toMatchObject({ scope: null });
    expect((await ask(local.port, { path: "/api/v1/tokens" })).status).toBe(401);
  });

  it("names the setting when the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise<void>((resolve) => other.close(() => resolve())));
    const address = other.address();
    const port = typeof address === "object" ? address?.port : 0;
    await expect(ports(house({ server: { listen: `127.0.0.1:${port}` } }))).rejects.toMatchObject({
      code: "config-invalid",
      message: new RegExp(`^server\\.listen: 127\\.0\\.0\\.1 port ${port} is in use`),
    });
  });

  it("takes addresses, not names that may change their meaning", async () => {
    await expect(ports(house({ server: { listen: "pi.example:4029" } }))).rejects.toMatchObject({
      code: "config-invalid",
    });
    expect((await ports(house({ server: { listen: "localhost:0" } }))).local.address).toBe("127.0.0.1");
  });

  it("names a proxy's address that is none", async () => {
    // The configuration's own check finds it first; the ports do not rely on that.
    const server = { listen: "127.0.0.1:0", trustedProxies: ["10.0.0.1", "proxy"] };
    const config = configSchema.parse({ server });
    await expect(ports(house({}, { config: () => config }))).rejects.toMatchObject({
      message: /^server\.trustedProxies\[1\]/,
    });
  });
});

describe("closing", () => {
  it("ends, whatever is still open: idle or with half a request", async () => {
    const { local, close } = await ports(house(), { limits: { graceMs: 200 } });
    const idle = await hold(local.port, {});
    const half = await opened(local.port);
    half.write("GET / HTTP/1.1\r\nHost:");
    await ask(local.port);
    const hungUp = Promise.all([ended(idle), ended(half)]);
    await close();
    await hungUp;
    await expect(ask(local.port)).rejects.toThrow();
  });
});
