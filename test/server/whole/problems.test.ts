import { problemSchema } from "@hearthash/contract";
import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { answering, stranger } from "../../support/stranger.js";
import { ask } from "../http-security-client.js";
import type { Answer } from "../support/call.js";
import { call } from "../support/call.js";
import { EventReader } from "../support/event-reader.js";
import { until } from "../support/until.js";
import { added, newToken, type WholeServer, wholeServer } from "./whole-server.js";

/** Status and code of an answer that has to be a problem. */
function problem(answer: Answer): readonly [number, string] {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const { status, code, type } = problemSchema.parse(answer.body);
  expect([status, type]).toEqual([answer.status, `urn:hearthash:problem:${code}`]);
  return [status, code];
}

async function withMiner(): Promise<{ server: WholeServer; id: string; device: { setFault: SetFault } }> {
  const { miners } = stoppedBehind(await startSimulator({ miners: [{ model: "q", port: 0 }] }));
  const [device] = miners;
  if (device === undefined) throw new Error("no miner was started");
  const server = await wholeServer({ config: { polling: { replyTimeoutMs: 500, connectTimeoutMs: 500 } } });
  return { server, id: await added(server, device.address), device };
}

type SetFault = (name: "silence" | "refused" | "garbage" | "rst") => Promise<void>;

describe("a problem", () => {
  it("tells what is not there, by path, id or method", async () => {
    const { api } = await wholeServer();
    expect(problem(await api("GET", "/nothing"))).toEqual([404, "not-found"]);
    for (const path of ["/miners/x", "/commands/x", "/presets/x", "/discoveries/x"]) {
      expect(problem(await api("GET", path))).toEqual([404, "not-found"]);
    }
    for (const path of ["/tokens/x", "/sessions/x"]) {
      expect(problem(await api("DELETE", path))).toEqual([404, "not-found"]);
    }
    const wrong = await api("PUT", "/miners");
    expect(problem(wrong)).toEqual([405, "method-not-allowed"]);
    expect(wrong.headers.get("allow")).toBe("GET, HEAD, POST");
  });

  it("names each wrong part of a request", async () => {
    const { api } = await wholeServer();
    const wrong = await api("POST", "/miners", { host: "", port: "x", colour: "red" });
    expect(problem(wrong)).toEqual([400, "request-invalid"]);
    expect(wrong.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "body",
      "body.host",
      "body.port",
    ]);
    const query = await api("GET", "/miners?limit=0&sort=colour");
    expect(problem(query)).toEqual([400, "request-invalid"]);
    expect(query.body.errors).toHaveLength(2);
    for (const path of ["/events?cursor=x", "/miners?cursor=x", "/commands?limit=x"]) {
      expect(problem(await api("GET", path))).toEqual([400, "request-invalid"]);
    }
    expect(problem(await api("POST", "/discoveries", { targets: "127.0.0.0/8" }))[0]).toBe(400);
  });

  it("tells that a body is broken, too large, or none that is taken", async () => {
    const server = await wholeServer();
    const { url, bearer } = server;
    const send = async (type: string, body: string): Promise<readonly [number, string]> => {
      const headers = { "content-type": type, authorization: `Bearer ${bearer}` };
      const response = await fetch(`${url}/api/v1/miners`, { method: "POST", headers, body });
      const text = await response.text();
      return problem({
        status: response.status,
        headers: response.headers,
        text,
        body: JSON.parse(text),
      });
    };
    expect(await send("application/json", "{")).toEqual([400, "request-invalid"]);
    expect(await send("application/json", '{"__proto__":{"x":1}}')).toEqual([400, "request-invalid"]);
    expect(await send("application/json", `"${"x".repeat(300_000)}"`)).toEqual([413, "body-too-large"]);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      expect(await send(type, "host=127.0.0.1")).toEqual([415, "media-type-unsupported"]);
    }
  });

  it("tells of what does not fit what is there", async () => {
    const { server, id } = await withMiner();
    const { api, url, bearer } = server;
    const { host, port } = (await api("GET", `/miners/${id}`)).body;
    expect(problem(await api("POST", "/miners", { host, port }))).toEqual([409, "conflict"]);
    const path = `/api/v1/miners/${id}`;
    const headers = { "if-match": '"old.old"' };
    const stale = await call({ url, bearer }, "PATCH", path, { body: { name: "x" }, headers });
    expect(problem(stale)).toEqual([412, "changed-meanwhile"]);
  });

  it("tells where what the configuration says has to be changed", async () => {
    const { api } = await wholeServer({
      config: { miners: [{ host: "127.63.3.1", name: "Study", maxPowerW: 900 }] },
      hosts: ["127.63.3.2"],
    });
    const { items } = (await api("GET", "/miners")).body;
    const [configured, named] = items.map(({ id }: { id: string }) => `/miners/${id}`);
    for (const [path, place] of [
      [configured, "configuration file"],
      [named, "command line"],
    ]) {
      const removed = await api("DELETE", path);
      expect(problem(removed)).toEqual([409, "conflict"]);
      expect(removed.body.detail).toContain(place);
    }
    expect(problem(await api("PATCH", configured, { limits: { maxPowerW: null } }))).toEqual([
      409,
      "conflict",
    ]);
    expect((await api("PATCH", configured, { place: "cellar" })).body).toMatchObject({
      name: "Study",
      place: "cellar",
      limits: { maxPowerW: 900, neverOnUnattended: false },
    });
  });

  it("tells who may not", async () => {
    const { server, id } = await withMiner();
    const { url, port, api } = server;
    const read = { url, bearer: await newToken(server, "read") };
    expect(problem(await call(read, "DELETE", `/api/v1/miners/${id}`))).toEqual([403, "not-allowed"]);
    expect(problem(await call({ url, bearer: "x" }, "GET", "/api/v1/miners"))).toEqual([
      401,
      "sign-in-refused",
    ]);
    expect(problem(await api("POST", "/miners", { host: "192.0.2.1" }))).toEqual([403, "target-refused"]);
    const headers = { origin: "https://evil.example" };
    const foreign = await call(server, "POST", "/api/v1/sign-out", { headers });
    expect(problem(foreign)).toEqual([403, "origin-refused"]);
    const rebound = await ask(port, { path: "/api/v1/miners", host: `evil.example:${port}` });
    expect([rebound.status, rebound.json()["code"]]).toEqual([421, "host-unknown"]);
    expect(rebound.headers["content-type"]).toContain("application/problem+json");
  });

  it("tells when it is too much", async () => {
    const server = await wholeServer();
    const headers = { authorization: `Bearer ${await newToken(server, "read")}` };
    const readers = Array.from({ length: 17 }, () =>
      stoppedBehind(new EventReader(`${server.url}/api/v1/stream`, { headers })),
    );
    await until(() => readers.every(({ response }) => response !== undefined), "every answer");
    expect(readers.filter(({ response }) => response?.statusCode === 429)).toHaveLength(1);
    let answer: Answer | undefined;
    for (let guess = 0; answer?.status !== 429 && guess < 30; guess += 1) {
      answer = await call({ url: server.url }, "POST", "/api/v1/sign-in", { body: { code: `${guess}` } });
    }
    expect(answer === undefined ? [] : problem(answer)).toEqual([429, "locked-out"]);
    expect(Number(answer?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("a miner that cannot be asked", () => {
  it.each([
    ["refused", 502, "refused"],
    ["rst", 502, "closed"],
    ["silence", 504, "timeout"],
    ["garbage", 502, "reply-malformed"],
  ] as const)("when it is %s is a %i %s of the library", async (fault, status, code) => {
    const { server, id, device } = await withMiner();
    await device.setFault(fault);
    for (const path of ["pools", "raw/summary"]) {
      expect(problem(await server.api("GET", `/miners/${id}/${path}`))).toEqual([status, code]);
    }
  });

  it("for its firmware has not the command is a 422", async () => {
    const { server, id } = await withMiner();
    expect(problem(await server.api("GET", `/miners/${id}/raw/fans`))).toEqual([422, "command-unsupported"]);
  });

  it("never answers with more than the server takes", async () => {
    const huge = stoppedBehind(await stranger(answering("x".repeat(9_000_000), { keepOpen: true })));
    const server = await wholeServer();
    const id = await added(server, `127.0.0.1:${huge.port}`);
    const [status] = problem(await server.api("GET", `/miners/${id}/pools`));
    expect(status).toBeGreaterThanOrEqual(500);
    expect((await server.api("GET", `/miners/${id}`)).body.error.message.length).toBeLessThanOrEqual(300);
  });
});
