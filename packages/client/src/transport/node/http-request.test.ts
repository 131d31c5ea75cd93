import { createServer } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import type { HttpRequest } from "../http-port.js";
import { exchangeOverHttp } from "./http-request.js";

/** Listens, keeps what it is sent, and answers with `reply`. */
async function listener(reply: string) {
  const host = "127.0.0.1";
  const requests: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (chunk) => {
      requests.push(chunk.toString());
      socket.end(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as { port: number };
  const wanted = { method: "GET", to: { host, port }, path: "/", timeoutMs: 5000, maxBytes: 100 } as const;
  const ask = (more: Partial<HttpRequest>) => exchangeOverHttp({ ...wanted, ...more });
  return { requests, ask };
}

const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

describe("exchangeOverHttp", () => {
  it("gives status and body, whatever the status", async () => {
    const { ask } = await listener("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno");
    expect(await ask({})).toEqual({ status: 404, body: new TextEncoder().encode("no") });
  });

  it("reads a body without a length up to the end, and one in chunks", async () => {
    const plain = await listener("HTTP/1.1 200 OK\r\n\r\nabc");
    expect((await plain.ask({})).body).toEqual(new TextEncoder().encode("abc"));
    const chunked = await listener(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    );
    expect((await chunked.ask({})).body).toEqual(new TextEncoder().encode("abc"));
  });

  it("a POST has a length, without a body and whatever the caller says; a GET has none", async () => {
    const { ask, requests } = await listener(OK);
    await ask({ method: "POST" });
    await ask({ method: "POST", body: new TextEncoder().encode("é"), headers: { "Content-Length": "99" } });
    await ask({});
    const lengths = requests.map((request) => /content-length: (\d+)/i.exec(request)?.[1]);
    expect(lengths).toEqual(["0", "2", undefined]);
    expect(requests.join("")).not.toMatch(/transfer-encoding/i);
  });

  it("an answer that wants another protocol is none", async () => {
    const upgrade = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nhello";
    const { ask } = await listener(upgrade);
    await expect(ask({})).rejects.toMatchObject({ code: "closed", requestSent: true });
  });

  it("a body of just the bound is taken", async () => {
    const { ask } = await listener(OK);
    expect((await ask({ maxBytes: 2 })).status).toBe(200);
    await expect(ask({ maxBytes: 1 })).rejects.toMatchObject({ code: "reply-too-large" });
  });

  it("what HTTP cannot carry is an error that does not repeat it", async () => {
    const { ask, requests } = await listener(OK);
    for (const bad of [{ headers: { Cookie: "secret\r\nX: y" } }, { path: "/secret \r\n" }]) {
      const error: unknown = await ask(bad).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "argument-invalid", requestSent: false });
      expect(inspect(error)).not.toContain("secret");
    }
    expect(requests).toEqual([]);
  });
});
