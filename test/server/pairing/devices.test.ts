import { expect, it } from "vitest";
import { rotateLanCa } from "../../../packages/server/src/tls/index.js";
import { house, onePort } from "../http-security-kit.js";
import { EventReader } from "../support/event-reader.js";
import { lanHouse } from "./paired-house.js";
import { ask, cookieOf, newCode, type PhonePlace, pair } from "./phone.js";

const owner = { kind: "system", id: "test", name: "test" } as const;
const DAY_MS = 86_400_000;

/** Whether a cookie still opens anything. Forwarded, so that nobody may read for being on this machine. */
async function scopeOf(place: PhonePlace, cookie: string): Promise<unknown> {
  const headers = { cookie, "x-forwarded-for": "203.0.113.9" };
  return (await ask(place, { path: "/api/v1/whoami", headers })).body.scope;
}

it("a revoked device's stream ends, its cookie is dead, and the others go on", async () => {
  const { server, local } = await lanHouse();
  const revoked = await pair(local, await newCode(server));
  const other = await pair(local, await newCode(server), { name: "Ben's iPad" });
  const stream = (cookie: string) => new EventReader(`${server.url}/api/v1/stream`, { headers: { cookie } });
  const [ending, going] = [stream(cookieOf(revoked)), stream(cookieOf(other))];
  await expect
    .poll(() => ending.events.length > 0 && going.events.length > 0, { timeout: 20_000 })
    .toBe(true);
  expect((await server.api("DELETE", `/devices/${revoked.body.id}`)).status).toBe(204);
  await expect.poll(() => ending.isEnded, { timeout: 20_000 }).toBe(true);
  // Whatever is told now reaches the other one.
  const before = going.events.length;
  await server.api("POST", "/miners", { host: "127.60.0.1", port: 1 });
  await expect.poll(() => going.events.length, { timeout: 20_000 }).toBeGreaterThan(before);
  expect(going.isEnded).toBe(false);
  expect(await scopeOf(local, cookieOf(revoked))).toBeNull();
  expect(await scopeOf(local, cookieOf(other))).toBe("control");
  expect((await server.api("DELETE", `/devices/${revoked.body.id}`)).status).toBe(404);
  expect((await server.api("GET", "/events?kind=access.device-revoked")).body.items).toHaveLength(1);
  await going.stop();
});

it("a restart keeps devices and forgets codes", async () => {
  const first = await lanHouse();
  const cookie = cookieOf(await pair(first.lan, await newCode(first.server)));
  const code = await newCode(first.server);
  await first.server.stop();
  const second = await lanHouse({ folder: first.server.folder });
  expect(await scopeOf(second.lan, cookie)).toBe("control");
  expect((await pair(second.lan, code)).body.code).toBe("pairing-over");
  expect((await second.server.api("GET", "/devices")).body.items).toHaveLength(1);
});

it("a device survives a new CA: it is the certificate that changes, not who it is", async () => {
  const first = await lanHouse();
  const cookie = cookieOf(await pair(first.lan, await newCode(first.server)));
  await first.server.stop();
  await rotateLanCa(first.server.folder, "house.local");
  const second = await lanHouse({ folder: first.server.folder });
  expect(second.lan.ca).not.toBe(first.lan.ca);
  await expect(scopeOf({ ...second.lan, ca: first.lan.ca }, cookie)).rejects.toThrow();
  expect(await scopeOf(second.lan, cookie)).toBe("control");
});

it("a device lives a year from its last use, and its cookie is replaced each day", async () => {
  const at = house();
  const { listener } = await onePort(at);
  const code = () => at.deps.pairing.createCode({ scope: "read", name: undefined }, owner).code;
  const cookie = cookieOf(await pair(listener, code()));
  at.pass(40 * DAY_MS);
  const used = await ask(listener, { path: "/api/v1/whoami", headers: { cookie } });
  const renewed = cookieOf(used);
  expect(String(used.headers["set-cookie"])).toContain("Max-Age=31536000");
  expect(renewed).not.toBe(cookie);
  at.pass(364 * DAY_MS);
  const again = cookieOf(await ask(listener, { path: "/api/v1/whoami", headers: { cookie: renewed } }));
  expect(again).not.toBe("");
  at.pass(365 * DAY_MS);
  expect(await scopeOf(listener, again)).toBeNull();
  expect(at.deps.pairing.devices()).toEqual([]);
});

it("a phone that never got its new cookie goes on with the old one, until the new one was seen", async () => {
  const at = house();
  const { listener } = await onePort(at);
  const { code } = at.deps.pairing.createCode({ scope: "read", name: undefined }, owner);
  const old = cookieOf(await pair(listener, code));
  const renew = async (cookie: string) =>
    cookieOf(await ask(listener, { path: "/api/v1/whoami", headers: { cookie } }));
  at.pass(DAY_MS);
  const lost = await renew(old);
  at.pass(3 * DAY_MS);
  const second = await renew(old);
  expect([lost, second].filter((one) => one === "" || one === old)).toEqual([]);
  expect(await scopeOf(listener, lost)).toBeNull();
  expect(await scopeOf(listener, second)).toBe("read");
  at.pass(61_000);
  expect(await scopeOf(listener, old)).toBeNull();
  expect(await scopeOf(listener, second)).toBe("read");
});

it("there are no more than fifty devices, and browsers that sign in push none of them out", async () => {
  const at = house();
  const { access } = at;
  for (let i = 0; i < 50; i += 1) access.createDevice({ name: `d${i}`, scope: "read" }, "lan", undefined);
  for (let i = 0; i < 120; i += 1) {
    access.signIn(access.createLoginCode(owner).code, "local", "127.0.0.1", undefined);
  }
  expect(access.devices()).toHaveLength(50);
  expect(access.sessions()).toHaveLength(100);
  const { listener } = await onePort(at);
  const { code } = at.deps.pairing.createCode({ scope: "read", name: undefined }, owner);
  expect((await pair(listener, code)).body).toMatchObject({ status: 409, code: "conflict" });
});

it("what a device calls itself is shortened, cleaned and never nothing", async () => {
  const at = house();
  const { listener } = await onePort(at);
  const named = async (name: string) => {
    const { code } = at.deps.pairing.createCode({ scope: "read", name: undefined }, owner);
    const { body } = await pair(listener, code, { name });
    return body.name ?? body.code;
  };
  expect(await named("\u001b[31mred\u202e")).toBe("[31mred");
  expect(await named("\u200b\u200b")).toBe("Device");
  expect(await named("x".repeat(61))).toBe("request-invalid");
  expect(await named("   ")).toBe("request-invalid");
});
