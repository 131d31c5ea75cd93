import { expect, it } from "vitest";
import { call } from "../support/call.js";
import { startDevices, told } from "../support/commanded-miner.js";
import { until } from "../support/until.js";
import { added, newToken, signIn, type WholeServer, wholeServer } from "./whole-server.js";

type Headers = Readonly<Record<string, string>>;

const POOLS = [{ url: "stratum+tcp://pool.example.com:3333", worker: "me.1" }];

/** How an order by somebody ends: its code, or the status of its command. */
async function end(
  { url, api }: WholeServer,
  path: string,
  headers: Headers,
  body: unknown,
): Promise<string> {
  const { body: answer } = await call({ url }, "POST", `/api/v1${path}`, { headers, body });
  const command = answer.items?.[0]?.commands.at(-1) ?? answer;
  if (command.type !== undefined) return command.code;
  const ended = async () => (await api("GET", `/commands/${command.id}`)).body;
  await until(async () => (await ended()).finishedAt !== null, "the end of the command");
  const { status, code } = await ended();
  return code ?? status;
}

it("tokens are bound by the limits of unattended orders, people are not", async () => {
  const [device] = await startDevices([{ model: "q" }]);
  if (device === undefined) throw new Error("no miner was started");
  const server = await wholeServer();
  const id = await added(server, device.address);
  const session = await signIn(server);
  const token = { authorization: `Bearer ${await newToken(server, "admin")}` };
  const local = { authorization: `Bearer ${server.bearer}` };
  const path = `/miners/${id}/commands`;
  const order = (kind: string, over = {}) => ({ intent: { kind, ...over } });
  expect(await end(server, path, session, order("standby"))).toBe("confirmed");
  await server.api("PATCH", `/miners/${id}`, { limits: { neverOnUnattended: true, maxPowerW: 100 } });
  await server.api("POST", `/miners/${id}/poll`);
  device.clearRequests();
  for (const one of [order("wake"), order("reboot"), order("setWorkMode", { mode: "super" })]) {
    expect([one, await end(server, path, token, one)]).toEqual([one, "unsafe-unattended"]);
  }
  const applied = order("reboot");
  expect(await end(server, path, token, { ...applied, dryRun: true })).toBe("unsafe-unattended");
  expect(told(device)).toEqual([]);
  expect(await end(server, path, token, order("setLcd", { on: false }))).toBe("confirmed");
  expect(await end(server, path, session, order("wake"))).toBe("confirmed");
  expect(await end(server, path, local, order("standby"))).toBe("confirmed");
});

it("a preset that a token applies is bound as well", async () => {
  const [device] = await startDevices([{ model: "mini3" }]);
  if (device === undefined) throw new Error("no miner was started");
  const server = await wholeServer();
  const id = await added(server, device.address);
  const session = await signIn(server);
  const token = { authorization: `Bearer ${await newToken(server, "control")}` };
  await server.api("PUT", `/miners/${id}/web-password`, { password: "admin" });
  const preset = (await server.api("POST", "/presets", { name: "main", pools: POOLS })).body.id;
  expect(await end(server, `/miners/${id}/commands`, session, { intent: { kind: "standby" } })).toBe(
    "confirmed",
  );
  await server.api("PATCH", `/miners/${id}`, { limits: { neverOnUnattended: true } });
  const wanted = { miners: [id], reboot: true };
  device.clearRequests();
  expect(await end(server, `/presets/${preset}/apply`, token, wanted)).toBe("unsafe-unattended");
  expect(told(device).join()).not.toContain("reboot");
  expect(await end(server, `/presets/${preset}/apply`, session, wanted)).not.toBe("unsafe-unattended");
});
