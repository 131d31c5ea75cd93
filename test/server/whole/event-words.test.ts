import { startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { call } from "../support/call.js";
import { until } from "../support/until.js";
import { added, signIn, wholeServer } from "./whole-server.js";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
/** The code names of intents, rules and the like have a capital or a hyphen within. */
const CODE_NAME = /\b(?:set[A-Z]\w*|switchPool|enablePool|chip-hot|pool-drift)\b|undefined|null/;

it("the event log says in plain words who did what", { timeout: 60_000 }, async () => {
  const miners = [{ model: "nano3s", port: 0 } as const];
  const [device] = stoppedBehind(await startSimulator({ miners, timeScale: 20 })).miners;
  const server = await wholeServer();
  const id = await added(server, device?.address ?? "");
  await server.api("PATCH", `/miners/${id}`, { name: "Desk" });
  const headers = { ...(await signIn(server)), "user-agent": FIREFOX };
  const firefox = (method: string, path: string, body?: unknown) =>
    call({ url: server.url }, method, `/api/v1${path}`, { headers, body });
  const messages = async (kind: string): Promise<readonly string[]> =>
    (await server.api("GET", `/events?limit=200&kind=${kind}`)).body.items.map(
      ({ message }: { message: string }) => message,
    );
  await firefox("POST", `/miners/${id}/commands`, { intent: { kind: "setLcd", on: false } });
  await until(async () => (await messages("command.finished")).length > 0, "the command to end");
  expect(await messages("command.ordered")).toEqual([expect.stringMatching(/ ordered: display off$/)]);
  expect(await messages("command.finished")).toEqual([expect.stringMatching(/^Display off: /)]);
  const pool = { url: "stratum+tcp://pool.example.com:3333", worker: "me.1", password: "swordfish" };
  await firefox("POST", `/miners/${id}/commands`, { intent: { kind: "setPool", slot: 0, ...pool } });
  await until(async () => (await messages("command.finished")).length > 1, "the refusal");
  expect((await messages("command.finished"))[0]).toBe(
    "Pool 0 set to stratum+tcp://pool.example.com:3333, worker me.1: not sent: storing a pool takes the miner's " +
      "web password: keep it with the miner, or give webPassword with the order",
  );
  const mute = await firefox("POST", "/alert-mutes", { kind: "chip-hot", minerId: id });
  expect(mute.status).toBe(201);
  await firefox("DELETE", `/alert-mutes/${mute.body.id}`);
  await firefox("PATCH", "/alert-rules/chip-hot", { enabled: false });
  const limits = { maxPowerW: 600, neverOnUnattended: true };
  await firefox("PATCH", `/miners/${id}`, { place: "Office", limits });
  await firefox("PUT", `/miners/${id}/guard`, {});
  await firefox("POST", `/miners/${id}/guard/pause`, { minutes: 15 });
  await firefox("POST", `/miners/${id}/guard/pause`, { minutes: 0 });
  await firefox("DELETE", `/miners/${id}/guard`);
  await firefox("PATCH", "/config", { "polling.watchedMs": 2000 });
  const [{ name: browser }] = (await server.api("GET", "/events?kind=alert.muted")).body.items.map(
    ({ actor }: { actor: { name: string } }) => actor,
  );
  expect(await messages("alert")).toEqual([
    `${browser} has changed the rule "Chip too hot"`,
    `${browser} has taken away the mute of "Chip too hot" of Desk`,
    `${browser} has muted "Chip too hot" of Desk`,
  ]);
  expect((await messages("miner.changed"))[0]).toBe(
    "Desk: place, limit of power unattended, who may wake it changed",
  );
  expect(await messages("guard")).toEqual([
    `${browser} has unpinned Desk: its pools are not guarded any more`,
    `${browser} has ended the pause of the guard of Desk`,
    `${browser} has paused the guard of Desk for 15 min`,
    `${browser} has pinned Desk`,
  ]);
  expect(await messages("config")).toEqual(["The setting polling.watchedMs is 2000 now"]);
  const all = (await server.api("GET", "/events?limit=200")).body.items;
  for (const { message } of all) expect(message).not.toMatch(CODE_NAME);
  expect(JSON.stringify(all)).not.toContain("swordfish");
});

it("a browser is named as the settings name it, whatever it does and whoever signs it out", async () => {
  const server = await wholeServer();
  const sign = async (agent: string) => {
    const code = server.running.loginLink().split("#signin=")[1];
    const options = { body: { code }, headers: { "user-agent": agent } };
    const answer = await call({ url: server.url }, "POST", "/api/v1/sign-in", options);
    return { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "", origin: server.url };
  };
  await sign(FIREFOX);
  const headers = await sign("<script>alert(1)</script>");
  const sessions = (await server.api("GET", "/sessions")).body.items;
  const { id } = sessions.find(({ userAgent }: { userAgent: string }) => userAgent === FIREFOX);
  await server.api("DELETE", `/sessions/${id}`);
  await call({ url: server.url }, "POST", "/api/v1/sign-out", { headers });
  const { items } = (await server.api("GET", "/events?kind=access")).body;
  const told = items.map((one: { message: string; actor: { name: string } }) => [
    one.actor.name,
    one.message,
  ]);
  expect(told.filter(([, message]: string[]) => message !== "A sign-in link was made")).toEqual([
    ["A browser", "A browser signed out"],
    ["this machine", "this machine has ended the sign-in of Firefox on Linux"],
    ["A browser", "A browser signed in"],
    ["Firefox on Linux", "Firefox on Linux signed in"],
  ]);
});
