import { expect, it } from "vitest";
import { signIn, wholeServer } from "../whole/whole-server.js";
import { lanHouse } from "./paired-house.js";
import { ask, cookieOf, newCode, pair } from "./phone.js";

it("a phone types a code and is a device from then on, of the scope it was made for", async () => {
  const { server, lan } = await lanHouse();
  const made = await server.api("POST", "/pairing-codes", {});
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ scope: "control", name: null, triesLeft: 5 });
  expect(made.body.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  expect(made.body.url).toBe(`https://house.local:${lan.port}/pair#code=${made.body.code}`);
  expect(made.body.expiresAt - made.body.createdAt).toBe(300_000);
  const { code: _code, url: _url, caFingerprint: _ca, ...open } = made.body;
  expect((await server.api("GET", "/pairing-codes")).body).toEqual({ items: [open] });

  const paired = await pair(lan, ` ${made.body.code.toLowerCase().replace("-", " ")} `);
  expect(paired.status).toBe(200);
  expect(paired.body).toMatchObject({ name: "Anna's iPhone", scope: "control", platform: "iPhone" });
  expect(String(paired.headers["set-cookie"])).toMatch(
    /^__Host-hearthash=[\w-]{22}\.[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  const cookie = cookieOf(paired);
  const who = await ask(lan, { path: "/api/v1/whoami", headers: { cookie } });
  expect(who.body).toMatchObject({
    scope: "control",
    actor: { kind: "session", id: paired.body.id, name: "Anna's iPhone" },
  });
  expect((await ask(lan, { path: "/api/v1/miners", headers: { cookie } })).status).toBe(200);
  expect((await ask(lan, { path: "/api/v1/devices", headers: { cookie } })).status).toBe(403);
  expect((await server.api("GET", "/pairing-codes")).body.items).toEqual([]);
  expect((await server.api("GET", "/devices")).body.items).toMatchObject([
    { id: paired.body.id, name: "Anna's iPhone", isThisOne: false },
  ]);
  expect((await server.api("GET", "/sessions")).body.items).toEqual([]);
});

it("a device knows itself, is renamed, and its owner's name for it goes before its own", async () => {
  const { server, lan } = await lanHouse();
  const code = await newCode(server, { scope: "admin", name: "Kitchen" });
  const paired = await pair(lan, code);
  const cookie = cookieOf(paired);
  const list = await ask(lan, { path: "/api/v1/devices", headers: { cookie } });
  expect(list.body.items).toMatchObject([{ name: "Kitchen", scope: "admin", isThisOne: true }]);
  const renamed = await server.api("PATCH", `/devices/${paired.body.id}`, { name: " Hall‮\u0007 " });
  expect(renamed.body).toMatchObject({ id: paired.body.id, name: "Hall", isThisOne: false });
  const who = await ask(lan, { path: "/api/v1/whoami", headers: { cookie } });
  expect(who.body.actor.name).toBe("Hall");
});

it("who pairs anew is one device, not two", async () => {
  const { server, lan } = await lanHouse();
  const first = cookieOf(await pair(lan, await newCode(server)));
  const origin = `https://house.local:${lan.port}`;
  const again = await pair(lan, await newCode(server), { headers: { cookie: first, origin } });
  expect(again.status).toBe(200);
  expect((await server.api("GET", "/devices")).body.items).toHaveLength(1);
  expect((await ask(lan, { path: "/api/v1/miners", headers: { cookie: first } })).status).toBe(401);
});

it("a code that is taken back, or in whose place another one was made, pairs nobody", async () => {
  const { server, lan } = await lanHouse();
  const first = await newCode(server);
  const second = await newCode(server);
  expect((await pair(lan, first)).body).toMatchObject({ status: 410, code: "pairing-over" });
  expect((await server.api("DELETE", "/pairing-codes")).status).toBe(204);
  expect((await pair(lan, second)).body).toMatchObject({ status: 410, code: "pairing-over" });
  expect((await server.api("GET", "/devices")).body.items).toEqual([]);
});

it("without a TLS port a code leads to where its maker came in, or to what a proxy shows", async () => {
  const plain = await wholeServer();
  const made = await plain.api("POST", "/pairing-codes", {});
  expect(made.body).toMatchObject({ url: `${plain.url}/pair#code=${made.body.code}`, caFingerprint: null });
  expect((await plain.api("GET", "/lan")).body).toEqual({
    ...{ enabled: false, url: null, addresses: [], caFingerprint: null },
  });
  const publicUrls = ["https://miners.example.com/"];
  const proxied = await wholeServer({ config: { server: { listen: "127.0.0.1:0", publicUrls } } });
  const shown = await proxied.api("POST", "/pairing-codes", {});
  expect(shown.body.url).toBe(`https://miners.example.com/pair#code=${shown.body.code}`);
});

it("a browser's session and a device stand in lists of their own", async () => {
  const { server, local } = await lanHouse();
  const browser = await signIn(server);
  await pair(local, await newCode(server));
  const mine = await ask(local, { path: "/api/v1/sessions", headers: browser });
  expect(mine.body.items).toMatchObject([{ current: true, listener: "local" }]);
  expect((await server.api("GET", "/devices")).body.items).toHaveLength(1);
});
