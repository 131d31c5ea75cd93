import { readFileSync } from "node:fs";
import { request } from "node:https";
import { readLocalAccess } from "@hearthash/server/local";
import { expect, it } from "vitest";
import { newToken, signIn, type WholeServer, wholeServer } from "./whole-server.js";

/** A server with a TLS port on loopback under `house.local`, and the certificate of its authority. */
async function lanServer(): Promise<{ server: WholeServer; port: number; ca: string }> {
  const lan = { enabled: true, listen: "127.0.0.1:0", name: "house", announce: false };
  const server = await wholeServer({ config: { lan } });
  const { caFile = "" } = (await readLocalAccess(server.folder)) ?? {};
  const port = Number(new URL(server.running.lanUrl ?? "").port);
  return { server, port, ca: readFileSync(caFile, "utf8") };
}

/** Asks the TLS port as a device of the house that trusts the authority. Nothing is looked up. */
function askLan(
  { port, ca }: { readonly port: number; readonly ca: string },
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, ca, servername: "house.local", agent: false };
    const host = `house.local:${port}`;
    request({ ...options, path, headers: { host, ...headers } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

it("the TLS port takes tokens, no anonymous reader, and no session of the other port", async () => {
  const lan = await lanServer();
  expect(await askLan(lan, "/healthz")).toBe(200);
  expect(await askLan(lan, "/api/v1/miners")).toBe(401);
  const read = { authorization: `Bearer ${await newToken(lan.server, "read")}` };
  expect(await askLan(lan, "/api/v1/miners", read)).toBe(200);
  expect(await askLan(lan, "/api/v1/tokens", read)).toBe(403);
  const { cookie = "" } = await signIn(lan.server);
  const value = cookie.split("=")[1] ?? "";
  const headers = { cookie: `${cookie}; __Host-hearthash=${value}` };
  expect(await askLan(lan, "/api/v1/miners", headers)).toBe(401);
  expect(await askLan(lan, "/api/v1/miners", { ...read, host: `evil.example:${lan.port}` })).toBe(421);
});

it("the authority of the first start is that of the next ones", async () => {
  const { server, ca } = await lanServer();
  await server.stop();
  const lan = { enabled: true, listen: "127.0.0.1:0", name: "house", announce: false };
  const again = await wholeServer({ folder: server.folder, config: { lan } });
  const { caFile = "" } = (await readLocalAccess(again.folder)) ?? {};
  expect(readFileSync(caFile, "utf8")).toBe(ca);
});
