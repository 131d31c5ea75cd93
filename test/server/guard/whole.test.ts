import { startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { drillGuard } from "../../../packages/server/src/index.js";
import { POOLS } from "../../support/controlled-miner.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { until } from "../support/until.js";
import { added, kinds, newToken, type WholeServer, wholeServer } from "../whole/whole-server.js";

async function devices(count: number) {
  const miners = Array.from({ length: count }, () => ({ model: "nano3s" as const, port: 0, pools: POOLS }));
  return stoppedBehind(await startSimulator({ miners, timeScale: 20 })).miners;
}

/** A server as the drill sees it, over its REST. */
function drillServer({ api }: WholeServer) {
  return {
    guard: async (id: string) => (await api("GET", `/miners/${id}/guard`)).body,
    alerts: async (minerId: string) => (await api("GET", `/alerts?minerId=${minerId}`)).body.items,
  };
}

it("a drill: alerted within one poll and a second, restored behind it", async () => {
  const all = await devices(3);
  const server = await wholeServer();
  const { api } = server;
  const miners = [];
  for (const device of all) {
    const minerId = await added(server, device.address);
    const { status } = await api("PUT", `/miners/${minerId}/guard`, { restore: "switch" });
    expect(status).toBe(200);
    const order = JSON.stringify({ command: "switchpool", parameter: "2" });
    const strike = async () => {
      const { connect } = await import("node:net");
      await new Promise((resolve) => {
        const socket = connect(device.port, device.host, () => socket.end(order));
        socket.on("close", resolve).resume();
      });
    };
    miners.push({ minerId, strike });
  }
  const outcomes = await drillGuard({ server: drillServer(server), miners, limitMs: 30_000 });
  expect(outcomes.map(({ minerId }) => minerId)).toEqual(miners.map(({ minerId }) => minerId));
  for (const { toAlertMs, toRestoreMs } of outcomes) {
    expect(toAlertMs).toBeGreaterThan(0);
    expect(toRestoreMs).toBeGreaterThan(0);
  }
  for (const [index, { minerId }] of miners.entries()) {
    expect(all[index]?.state.pools.map(({ priority }) => priority)).toEqual([0, 1, 2]);
    const log = await kinds(server, `miner=${minerId}`);
    const told = ["guard.pinned", "guard.drifted", "guard.restoring", "guard.right", "guard.restored"];
    expect(log.filter((kind) => kind.startsWith("guard."))).toEqual(told);
  }
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('hearthash_guard_miners{state="ok"} 3');
  expect(metrics).toContain('hearthash_guard_restores_total{outcome="verified"} 3');
}, 60_000);

it("over REST: pins all, lists them in parts, shows the badge, and forgets nothing over a restart", async () => {
  const all = await devices(3);
  const first = await wholeServer();
  for (const device of all) await added(first, device.address);
  const pinned = (await first.api("PUT", "/guard/pin-all", { restore: "off" })).body;
  expect(pinned.items.map((one: { pinned: boolean }) => one.pinned)).toEqual([true, true, true]);
  const list = (await first.api("GET", "/guard?limit=2")).body;
  expect(list.summary).toEqual({ ok: 3, drifted: 0, paused: 0, off: 0, redirected: 0 });
  expect([list.items.length, list.next]).toEqual([2, "2"]);
  expect((await first.api("GET", `/guard?limit=2&cursor=${list.next}`)).body.items).toHaveLength(1);
  await all[1]?.setFault("pool-hijack");
  const drifted = async () => (await first.api("GET", "/guard?badge=drifted")).body.items;
  await until(async () => (await drifted()).length === 1, "the drift");
  const [{ minerId: id, drift }] = await drifted();
  expect((await first.api("GET", `/miners/${id}`)).body.guard).toBe("drifted");
  const [alert] = (await first.api("GET", "/alerts?state=open")).body.items;
  expect(alert).toMatchObject({
    kind: "pool-drift",
    minerId: id,
    severity: "error",
    data: { driftId: drift.id },
  });
  expect(alert.text).toContain("stranger.example");
  expect(alert.text).toContain("last right at");
  await first.stop();
  const second = await wholeServer({ folder: first.folder });
  const get = async () => (await second.api("GET", `/miners/${id}/guard`)).body;
  await until(async () => (await get()).checkedAt > drift.since, "the first poll");
  expect((await get()).drift.id).toBe(drift.id);
  expect((await second.api("GET", "/alerts")).body.items).toHaveLength(1);
  const stale = await second.api("POST", `/miners/${id}/guard/accept`, { id: "0".repeat(16) });
  expect([stale.status, stale.body.code]).toEqual([412, "changed-meanwhile"]);
  expect((await second.api("POST", `/miners/${id}/guard/pause`, { minutes: 15 })).body.badge).toBe("paused");
  expect((await second.api("POST", `/miners/${id}/guard/accept`, { id: drift.id })).body).toMatchObject({
    pin: { pools: [{ url: "stratum+tcp://stranger.example:3333" }] },
    drift: null,
  });
  expect((await second.api("GET", "/alerts?state=open")).body.items).toEqual([]);
  expect((await second.api("DELETE", `/miners/${id}/guard`)).status).toBe(204);
  expect((await get()).badge).toBe("off");
  const token = await newToken(second, "control");
  const bearer = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const put = { method: "PUT", headers: bearer, body: "{}" };
  expect((await fetch(`${second.url}/api/v1/miners/${id}/guard`, put)).status).toBe(403);
}, 60_000);
