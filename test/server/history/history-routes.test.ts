import { openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { configSchema, type EnergyResult, type HistoryKept, type HistoryResult } from "@hearthash/contract";
import { startSimulator } from "@hearthash/simulator";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { describe, expect, it, onTestFinished } from "vitest";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import type { History } from "../../../packages/server/src/history/index.js";
import { registerHistoryRoutes } from "../../../packages/server/src/http/routes/history/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { HOUR, live, MovedClock, opened, record, START, temporaryFolder } from "./history-support.js";

/** The routes on a real port, and one miner. */
async function served(history: History | undefined, clock: MovedClock, miner: LiveMiner): Promise<string> {
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof ServerError ? error.status : 400;
    void reply.code(status).send({ code: error instanceof ServerError ? error.code : "request-invalid" });
  });
  const need = (id: string) => {
    if (id !== miner.id) throw new ServerError("not-found", `There is no miner ${id}`);
    return miner;
  };
  const config = configSchema.parse({ energy: { pricePerKwh: 0.25 } });
  registerHistoryRoutes(app, { config: () => config, fleet: { need }, clock, history });
  onTestFinished(() => app.close());
  return await app.listen({ host: "127.0.0.1", port: 0 });
}

async function get<Answer>(url: string): Promise<Answer> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

describe("the routes of history", () => {
  it("tell what a real poll gave", async () => {
    const simulator = stoppedBehind(
      await startSimulator({ miners: [{ model: "mini3", host: "127.66.0.1", port: 0 }] }),
    );
    const [device] = simulator.miners;
    const miner = openMiner(`${device?.host}:${device?.port}`, { transport: nodeTransport() });
    const clock = new MovedClock(Date.now());
    const { history } = opened(temporaryFolder(), clock);
    const base = live(clock.time, {}, { pollIntervalMs: 5000 });
    const polled = [await miner.snapshot(), await miner.snapshot(), await miner.snapshot()];
    for (const [index, snapshot] of polled.entries()) {
      clock.time = snapshot.at + index * 5000;
      history.record({ ...base, snapshot: { ...snapshot, at: clock.time } });
    }
    clock.time += 1;
    const url = await served(history, clock, base);
    const result = await get<HistoryResult>(
      `${url}/api/v1/miners/${base.id}/history?since=1h&resolution=raw`,
    );
    const known = polled.map(({ points }) => points.powerWallW);
    expect(known[0]).toBeGreaterThan(0);
    expect(result.points["powerWallW"]?.avg.filter((value) => value !== null)).toEqual(known);
    expect(result.states).toContain("hashing");
  });

  it("give energy with its cost, the fleet, and what is kept", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    const power = (at: number) => live(at, { powerWallW: 1000 }, { pollIntervalMs: 10_000 });
    await record(history, clock, { from: START, to: START + HOUR, stepMs: 10_000 }, power);
    const last = { from: START + HOUR, to: START + 2 * HOUR };
    for (let from = last.from; from < last.to; from += 10_000) {
      await record(history, clock, { from, to: from + 10_000, stepMs: 10_000 }, power);
    }
    const url = await served(history, clock, live(START, {}));
    const span = `from=${START}&to=${START + HOUR}`;
    const energy = await get<EnergyResult>(`${url}/api/v1/miners/0123456789abcdef/energy?${span}`);
    expect(energy).toMatchObject({
      energyKwh: 1,
      heatKwh: 1,
      averageW: 1000,
      missingMs: 0,
      cost: { amount: 0.25, currency: "EUR", pricePerKwh: 0.25 },
    });
    const fleet = await get<HistoryResult>(`${url}/api/v1/fleet/history?points=powerWallW&since=1h`);
    expect(Math.max(...(fleet.points["powerWallW"]?.max.map(Number) ?? []))).toBe(1000);
    const house = await get<EnergyResult>(`${url}/api/v1/fleet/energy?since=1h&pricePerKwh=0.5`);
    expect(house.energyKwh).toBeGreaterThan(0.98);
    expect(house.cost?.pricePerKwh).toBe(0.5);
    const kept = await get<HistoryKept>(`${url}/api/v1/history`);
    expect(kept).toMatchObject({ enabled: true, problem: null, droppedSamples: 0 });
  });

  it("export CSV that is safe to open, and JSON that is whole", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    await record(history, clock, { from: START, to: START + 5 * HOUR, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: 1000, wifiRssiDbm: -61 }),
    );
    const hostile = live(START, {}, { name: '=HYPERLINK("http://x.example","a")' });
    const url = `${await served(history, clock, hostile)}/api/v1/miners/${hostile.id}`;
    const csv = await fetch(`${url}/history.csv?since=5h&points=powerWallW,wifiRssiDbm`);
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(csv.headers.get("content-disposition")).toBe(
      'attachment; filename="hearthash-0123456789abcdef.csv"',
    );
    const lines = (await csv.text()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(601);
    expect(lines[0]).toBe(
      "time,unixMs,minerId,name,resolution,state,powerWallW,powerWallWMin,powerWallWMax,wifiRssiDbm,wifiRssiDbmMin,wifiRssiDbmMax",
    );
    expect(lines[1]).toBe(
      `2026-10-20T00:00:00.000Z,${START},0123456789abcdef,"'=HYPERLINK(""http://x.example"",""a"")",raw,hashing,1000,1000,1000,-61,-61,-61`,
    );
    const json = await get<{ rows: unknown[] }>(`${url}/history.json?since=5h&resolution=1h`);
    expect(json.rows).toHaveLength(5);
    expect(json.rows[0]).toMatchObject({ resolution: "1h", points: { powerWallW: { avg: 1000 } } });
  });

  it("refuse what cannot be, and say when history is off", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    const miner = live(START, {});
    const url = `${await served(history, clock, miner)}/api/v1`;
    const of = async (path: string) => (await fetch(`${url}${path}`)).status;
    expect(await of("/miners/nobody/history")).toBe(404);
    expect(await of(`/miners/${miner.id}/history?points=nonsense`)).toBe(400);
    expect(await of(`/miners/${miner.id}/history?since=1y`)).toBe(400);
    expect(await of(`/miners/${miner.id}/history?from=${START}&since=1h`)).toBe(400);
    expect(await of(`/miners/${miner.id}/history?from=${START + 1}&to=${START}`)).toBe(400);
    const none = await get<EnergyResult>(`${url}/miners/${miner.id}/energy?from=0`);
    expect(none).toMatchObject({ energyKwh: null, averageW: null, cost: null, coveredMs: 0 });
    const off = `${await served(undefined, clock, miner)}/api/v1`;
    expect((await fetch(`${off}/miners/${miner.id}/history`)).status).toBe(404);
    expect(await get(`${off}/history`)).toMatchObject({ enabled: false });
  });
});
