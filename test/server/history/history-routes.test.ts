import {
  energySchema,
  type HistoryKept,
  type HistoryResult,
  historySchema,
  keptSchema,
} from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { call } from "../support/call.js";
import { OWNER } from "../support/server-parts.js";
import { simulatedHouse } from "../support/simulated-house.js";
import { HOUR, START } from "./history-support.js";
import { rememberingHouse } from "./remembering-house.js";

describe("the routes of history", () => {
  it("tell what real polls gave", async () => {
    const house = await rememberingHouse();
    const known: (number | undefined)[] = [];
    for (let index = 0; index < 3; index += 1) {
      await house.poll(1, 5000);
      known.push(house.fleet.get(house.minerId)?.snapshot?.points.powerWallW);
    }
    const path = `/api/v1/miners/${house.minerId}/history?since=30m&resolution=raw`;
    const result = historySchema.parse((await call(house, "GET", path)).body);
    expect(known[0]).toBeGreaterThan(0);
    expect(result.points["powerWallW"]?.avg.filter((value) => value !== null)).toEqual(known);
    expect(result.states).toContain("hashing");
  });

  it("give energy with its cost, the fleet, and what is kept", async () => {
    const house = await rememberingHouse({ energy: { pricePerKwh: 0.25 } });
    house.device.pin({ wallPowerW: 1000 });
    await house.poll(361, 10_000);
    const span = `from=${START}&to=${START + HOUR}`;
    const energy = await call(house, "GET", `/api/v1/miners/${house.minerId}/energy?${span}`);
    expect(energySchema.parse(energy.body)).toMatchObject({
      energyKwh: 1,
      heatKwh: 1,
      averageW: 1000,
      missingMs: 0,
      cost: { amount: 0.25, currency: "EUR", pricePerKwh: 0.25 },
    });
    const { body } = await call(house, "GET", "/api/v1/fleet/history?points=powerWallW&since=30m");
    const fleet: HistoryResult = body;
    expect(Math.max(...(fleet.points["powerWallW"]?.max.map(Number) ?? []))).toBe(1000);
    const sums = await call(house, "GET", "/api/v1/fleet/energy?since=1h&pricePerKwh=0.5");
    expect(sums.body.energyKwh).toBeGreaterThan(0.98);
    expect(sums.body.cost?.pricePerKwh).toBe(0.5);
    const kept: HistoryKept = keptSchema.parse((await call(house, "GET", "/api/v1/history")).body);
    expect(kept).toMatchObject({ enabled: true, problem: null, droppedSamples: 0 });
  });

  it("export CSV that is safe to open, and JSON that is whole", async () => {
    const house = await rememberingHouse();
    house.device.pin({ wallPowerW: 1000, inletC: -6 });
    const name = '=HYPERLINK("http://x.example","a")';
    house.fleet.change(house.minerId, { name }, OWNER);
    await house.poll(240, 30_000);
    const path = `/api/v1/miners/${house.minerId}/history`;
    const csv = await call(house, "GET", `${path}.csv?since=2h&points=powerWallW,tempInletC`);
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(csv.headers.get("content-disposition")).toBe(
      'attachment; filename="hearthash-0123456789abcdef.csv"',
    );
    const lines = csv.text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(241);
    expect(lines[0]).toBe(
      "time,unixMs,minerId,name,resolution,state,powerWallW,powerWallWMin,powerWallWMax,tempInletC,tempInletCMin,tempInletCMax",
    );
    expect(lines[1]).toBe(
      `2026-10-20T00:00:00.000Z,${START},0123456789abcdef,"'=HYPERLINK(""http://x.example"",""a"")",raw,hashing,1000,1000,1000,-6,-6,-6`,
    );
    const json = await call(house, "GET", `${path}.json?since=2h&resolution=1h`);
    expect(json.body.rows).toHaveLength(2);
    expect(json.body.rows[0]).toMatchObject({ resolution: "1h", points: { powerWallW: { avg: 1000 } } });
  });

  it("refuse what cannot be", async () => {
    const house = await rememberingHouse();
    const of = async (path: string) => (await call(house, "GET", `/api/v1${path}`)).status;
    const path = `/miners/${house.minerId}`;
    expect(await of("/miners/nobody/history")).toBe(404);
    expect(await of(`${path}/history?points=nonsense`)).toBe(400);
    expect(await of(`${path}/history?since=1y`)).toBe(400);
    expect(await of(`${path}/history?from=${START}&since=1h`)).toBe(400);
    expect(await of(`${path}/history?from=${START + 1}&to=${START}`)).toBe(400);
    const none = await call(house, "GET", `/api/v1${path}/energy?from=0&to=1000`);
    expect(none.body).toMatchObject({ energyKwh: null, averageW: null, cost: null, coveredMs: 0 });
  });

  it("say when history is off", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const path = `/api/v1/miners/${house.fleet.list()[0]?.id}/history`;
    expect((await call(house, "GET", path)).status).toBe(404);
    expect((await call(house, "GET", "/api/v1/history")).body).toMatchObject({ enabled: false });
  });
});
