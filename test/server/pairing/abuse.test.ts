import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { house, onePort } from "../http-security-kit.js";
import { lanHouse } from "./paired-house.js";
import { ask, cookieOf, newCode, type PhoneAnswer, pair, wrongCode } from "./phone.js";

const owner = { kind: "system", id: "test", name: "test" } as const;
const said = ({ status, body }: PhoneAnswer) => [status, body.code, body.triesLeft];

it("five guesses from five addresses void the code for all of them", async () => {
  const { server, lan } = await lanHouse();
  const code = await newCode(server);
  const answers = [];
  for (let i = 1; i <= 5; i += 1) answers.push(await pair({ ...lan, from: `127.0.7.${i}` }, wrongCode(code)));
  expect(answers.map(said)).toEqual([4, 3, 2, 1, 0].map((left) => [401, "pairing-refused", left]));
  const late = await pair({ ...lan, from: "127.0.7.9" }, code);
  expect(said(late)).toEqual([410, "pairing-over", undefined]);
  expect((await server.api("GET", "/pairing-codes")).body.items).toEqual([]);
  expect((await server.api("GET", "/devices")).body.items).toEqual([]);
  const { items } = (await server.api("GET", "/events?kind=access.pairing-void")).body;
  expect(items).toMatchObject([{ severity: "warning", data: { from: "127.0.7.5" } }]);
});

it("one address that goes on guessing has to wait, while another one pairs", async () => {
  const { server, lan } = await lanHouse();
  const guesser = { ...lan, from: "127.0.7.1" };
  let last = await pair(guesser, "2222-2222");
  for (let i = 0; i < 8 && last.status !== 429; i += 1) last = await pair(guesser, "2222-2222");
  expect(last.body.code).toBe("locked-out");
  expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
  const code = await newCode(server);
  expect((await pair({ ...lan, from: "127.0.7.2" }, code)).status).toBe(200);
});

it("a burst of requests from one address is held up before any code is looked at", async () => {
  const { server, lan } = await lanHouse();
  await newCode(server);
  const answers = [];
  for (let i = 0; i < 12; i += 1) answers.push(await pair(lan, "no code"));
  expect(answers.map(({ status }) => status)).toContain(429);
  expect(answers.at(-1)?.body.code).toBe("too-many-requests");
  // What can be no code costs no try.
  expect((await server.api("GET", "/pairing-codes")).body.items).toMatchObject([{ triesLeft: 5 }]);
});

it("a code shown twice at the same moment pairs one device", async () => {
  const { server, lan } = await lanHouse();
  const code = await newCode(server);
  const both = await Promise.all(
    [1, 2, 3, 4].map((i) => pair({ ...lan, from: `127.0.7.${i}` }, code, { name: `Phone ${i}` })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  expect(both.filter((one) => cookieOf(one) !== "")).toHaveLength(1);
  expect((await server.api("GET", "/devices")).body.items).toHaveLength(1);
});

it("a code that is too old pairs nobody", async () => {
  const at = house();
  const { listener } = await onePort(at);
  const { code } = at.deps.pairing.createCode({ scope: "control", name: undefined }, owner);
  at.pass(5 * 60_000);
  expect(said(await pair(listener, code))).toEqual([410, "pairing-over", undefined]);
  const { code: fresh } = at.deps.pairing.createCode({ scope: "control", name: undefined }, owner);
  at.pass(5 * 60_000 - 1);
  expect((await pair(listener, fresh)).status).toBe(200);
});

it("a code is of one server, and a device of one port of it", async () => {
  const one = await lanHouse();
  const other = await lanHouse();
  await newCode(other.server);
  const foreign = await pair(other.lan, await newCode(one.server));
  expect(said(foreign)).toEqual([401, "pairing-refused", 4]);
  const code = await newCode(one.server);
  const value = cookieOf(await pair(one.local, code)).split("=")[1] ?? "";
  const inside = (place: typeof one.lan | typeof one.local, name: string) =>
    ask(place, {
      path: "/api/v1/whoami",
      headers: { cookie: `${name}=${value}`, "x-forwarded-for": "203.0.113.9" },
    });
  expect((await inside(one.local, `hearthash-${one.local.port}`)).body.scope).toBe("control");
  expect((await inside(one.lan, "__Host-hearthash")).body.scope).toBeNull();
  expect(said(await pair(one.lan, code))).toEqual([410, "pairing-over", undefined]);
});

it("a page of another origin cannot pair, whatever it knows", async () => {
  const { server, lan } = await lanHouse();
  const code = await newCode(server);
  const refused = async (headers: Record<string, string>) => (await pair(lan, code, { headers })).body.code;
  expect(await refused({ origin: "https://evil.example" })).toBe("origin-refused");
  expect(await refused({ origin: `http://house.local:${lan.port}` })).toBe("origin-refused");
  expect(await refused({ origin: "null" })).toBe("origin-refused");
  expect(await refused({ "sec-fetch-site": "cross-site" })).toBe("origin-refused");
  expect(await refused({ host: "evil.example" })).toBe("host-unknown");
  expect(await refused({ "content-type": "text/plain" })).toBe("media-type-unsupported");
  expect((await server.api("GET", "/pairing-codes")).body.items).toMatchObject([{ triesLeft: 5 }]);
  const origin = `https://house.local:${lan.port}`;
  expect((await pair(lan, code, { headers: { origin, "sec-fetch-site": "same-origin" } })).status).toBe(200);
});

it("forwarded headers of a stranger hide no address, and move no count to another", async () => {
  const { server, lan } = await lanHouse();
  const code = await newCode(server);
  const answers = [];
  for (let i = 0; i < 5; i += 1) {
    const headers = { "x-forwarded-for": `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` };
    answers.push(await pair(lan, wrongCode(code), { headers }));
  }
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  const next = await pair(lan, wrongCode(code), { headers: { "x-forwarded-for": "203.0.113.200" } });
  expect(next.body.code).toBe("locked-out");
  const { items } = (await server.api("GET", "/events?kind=access")).body;
  expect(JSON.stringify(items)).not.toContain("203.0.113");
});

it("no code stands in the log, the journal, an error or a file of the data folder", async () => {
  const at = house();
  const { listener } = await onePort(at);
  const codes: string[] = [];
  const errors: string[] = [];
  for (const use of ["pair", "void", "cancel"]) {
    const { code } = at.deps.pairing.createCode({ scope: "control", name: undefined }, owner);
    codes.push(code, code.replace("-", ""), wrongCode(code));
    if (use === "pair") await pair(listener, code);
    errors.push((await pair(listener, wrongCode(code))).text, (await pair(listener, `${code}!`)).text);
    if (use === "cancel") at.deps.pairing.cancelCodes(owner);
    errors.push((await pair(listener, code, { path: "/api/v1/pair?code=none" })).text);
  }
  const kept = [at.logged(), JSON.stringify(at.notes()), ...errors, ...filesIn(at.folder)].join("\n");
  expect(at.logged()).toContain("/api/v1/pair");
  expect(kept).toContain("access.device-paired");
  for (const code of codes) expect(kept).not.toContain(code);
});

/** Every file under a folder, as text of its bytes. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "latin1"));
}
