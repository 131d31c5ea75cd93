import {
  catalogueSchema,
  commandSchema,
  configSchema,
  discoverySchema,
  fleetSchema,
  journalEntrySchema,
  presetSchema,
  scheduleListSchema,
} from "@hearthash/contract";
import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { call } from "./support/call.js";
import { OWNER, servedHouse } from "./support/served-house.js";
import { simulatedHouse } from "./support/simulated-house.js";
import { until } from "./support/until.js";

describe("commands", () => {
  it("are taken at once and end in an outcome that was read back", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const path = `/api/v1/miners/${house.fleet.list()[0]?.id}/commands`;
    const body = { intent: { kind: "setWorkMode", mode: "night" } };
    const headers = { "idempotency-key": "once" };
    const taken = await call(house, "POST", path, { body, headers });
    expect(taken.status).toBe(202);
    expect(taken.headers.get("location")).toBe(`/api/v1/commands/${taken.body.id}`);
    expect((await call(house, "POST", path, { body, headers })).body.id).toBe(taken.body.id);
    const other = { intent: { kind: "standby" } };
    expect((await call(house, "POST", path, { body: other, headers })).status).toBe(409);
    await house.commands.ended(taken.body.id);
    const done = await call(house, "GET", `/api/v1/commands/${taken.body.id}`);
    expect(commandSchema.parse(done.body)).toMatchObject({
      status: "confirmed",
      origin: "rest",
      actor: OWNER,
    });
    expect((await call(house, "GET", path)).body.items).toHaveLength(1);
    expect((await call(house, "GET", "/api/v1/commands/none")).status).toBe(404);
  });

  it("can be tried without a change", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const path = `/api/v1/miners/${house.fleet.list()[0]?.id}/commands`;
    const taken = await call(house, "POST", path, {
      body: { intent: { kind: "setFan", percent: 40 }, dryRun: true },
    });
    const done = await house.commands.ended(taken.body.id);
    expect(done).toMatchObject({ dryRun: true, plan: { command: "ascset" } });
    for (const intent of [
      { kind: "explode" },
      { kind: "setFan", percent: 101 },
      { kind: "standby", now: true },
    ]) {
      expect((await call(house, "POST", path, { body: { intent } })).status).toBe(400);
    }
  });

  it("are listed in parts", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const path = `/api/v1/miners/${house.fleet.list()[0]?.id}/commands`;
    const body = { intent: { kind: "setLcd", on: true }, dryRun: true };
    for (let index = 0; index < 3; index += 1) await call(house, "POST", path, { body });
    const first = (await call(house, "GET", "/api/v1/commands?limit=2")).body;
    const second = (await call(house, "GET", `/api/v1/commands?limit=2&cursor=${first.next}`)).body;
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
  });
});

describe("presets", () => {
  it("are kept, shown without passwords, replaced, applied and removed", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }]);
    const pools = [{ url: "stratum+tcp://a.example.com:3333", worker: "me.1", password: "hidden-word" }];
    const created = await call(house, "POST", "/api/v1/presets", { body: { name: "mine", pools } });
    expect(created.status).toBe(201);
    expect(presetSchema.parse(created.body).pools[0]?.hasPassword).toBe(true);
    const path = created.headers.get("location") ?? "";
    expect((await call(house, "POST", "/api/v1/presets", { body: { name: "mine", pools } })).status).toBe(
      409,
    );
    expect((await call(house, "PUT", path, { body: { name: "ours", pools } })).body.name).toBe("ours");
    const list = await call(house, "GET", "/api/v1/presets");
    expect(list.body.items).toHaveLength(1);
    const miners = [house.fleet.list()[0]?.id];
    const applied = await call(house, "POST", `${path}/apply`, { body: { miners, dryRun: true } });
    expect([applied.status, applied.body.items[0].minerId]).toEqual([202, miners[0]]);
    expect(created.text + list.text + applied.text).not.toContain("hidden-word");
    expect((await call(house, "DELETE", path)).status).toBe(204);
    expect((await call(house, "GET", path)).status).toBe(404);
  });

  it("keep a web password that is never shown", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const path = `/api/v1/miners/${house.fleet.list()[0]?.id}/web-password`;
    const stored = await call(house, "PUT", path, { body: { password: "hidden-word" } });
    expect([stored.status, stored.text]).toEqual([204, ""]);
    expect((await call(house, "GET", path)).status).toBe(405);
    expect((await call(house, "DELETE", path)).status).toBe(204);
    expect(
      (await call(house, "PUT", "/api/v1/miners/none/web-password", { body: { password: "x" } })).status,
    ).toBe(404);
  });
});

describe("discoveries", () => {
  it("find a miner, which is added when it is approved", async () => {
    const simulator = stoppedBehind(await startSimulator({ miners: [{ model: "nano3s", port: 0 }] }));
    const [device] = simulator.miners;
    const house = await servedHouse();
    const started = await call(house, "POST", "/api/v1/discoveries", { body: { targets: device?.address } });
    expect(started.status).toBe(201);
    const path = started.headers.get("location") ?? "";
    await until(async () => (await call(house, "GET", path)).body.status === "done", "the search to end");
    const done = discoverySchema.parse((await call(house, "GET", path)).body);
    expect(done.found).toMatchObject([{ host: device?.host, port: device?.port, known: false }]);
    const miners = [{ host: device?.host, port: device?.port, name: "found" }];
    const approved = await call(house, "POST", `${path}/approve`, { body: { miners } });
    expect([approved.status, approved.body.items[0].name]).toEqual([201, "found"]);
    const other = { miners: [{ host: "127.0.0.77", port: 1 }] };
    expect((await call(house, "POST", `${path}/approve`, { body: other })).status).toBe(400);
    expect((await call(house, "DELETE", path)).status).toBe(200);
    expect((await call(house, "GET", "/api/v1/discoveries")).body.items).toHaveLength(1);
    expect((await call(house, "DELETE", "/api/v1/discoveries/none")).status).toBe(404);
  });
});

describe("the house", () => {
  it("adds up what is known and says of how many", async () => {
    const house = await simulatedHouse([{ model: "mini3" }, { model: "nano3s" }, { model: "q" }]);
    house.fleet.add({ host: "127.0.0.9" }, OWNER);
    await house.devices[2]?.setFault("refused");
    for (const _ of ["once", "again"]) await house.fleet.pollNow(house.fleet.list()[2]?.id ?? "");
    const { body } = await call(house, "GET", "/api/v1/fleet");
    const totals = fleetSchema.parse(body);
    expect(totals).toMatchObject({ miners: 4, presence: { new: 1, online: 2, offline: 1 } });
    const watts = house.fleet
      .list()
      .slice(0, 2)
      .map((miner) => miner.snapshot?.points.powerWallW ?? Number.NaN);
    expect(totals.powerWallW).toEqual({ value: (watts[0] ?? 0) + (watts[1] ?? 0), miners: 2 });
    expect(totals.efficiencyJPerTh.miners).toBe(2);
    const empty = fleetSchema.parse((await call(await servedHouse(), "GET", "/api/v1/fleet")).body);
    expect(empty.powerWallW).toEqual({ value: null, miners: 0 });
  });

  it("tells the event log in parts, by miner and by kind", async () => {
    const house = await servedHouse();
    for (let index = 1; index <= 5; index += 1) {
      house.journal.write({
        kind: index % 2 ? "miner.lost" : "command.finished",
        minerId: "m",
        message: String(index),
      });
    }
    const seqs = async (query: string) => {
      const { body } = await call(house, "GET", `/api/v1/events?${query}`);
      for (const entry of body.items) journalEntrySchema.parse(entry);
      return [body.items.map((entry: { seq: number }) => entry.seq), body.next];
    };
    expect(await seqs("limit=2")).toEqual([[5, 4], "4"]);
    expect(await seqs("limit=3&cursor=4")).toEqual([[3, 2, 1], null]);
    expect(await seqs("kind=miner&miner=m")).toEqual([[5, 3, 1], null]);
    expect((await call(house, "GET", "/api/v1/events?cursor=x")).status).toBe(400);
  });

  it("tells points, models and settings", async () => {
    const house = await servedHouse();
    const { body, headers } = await call(house, "GET", "/api/v1/catalogue");
    const catalogue = catalogueSchema.parse(body);
    expect(catalogue.points.find(({ id }) => id === "powerWallW")?.unit).toBe("W");
    expect(catalogue.models.find(({ id }) => id === "mini3")?.workModes).toEqual([
      "heating",
      "mining",
      "night",
    ]);
    const heater = catalogue.models.find(({ id }) => id === "mini3");
    expect(heater?.ranges.targetTempC).toEqual([50, 90]);
    expect([heater?.ledEffects, heater?.ledColor]).toEqual([[], false]);
    const colors = catalogue.models.filter(({ ledColor }) => ledColor).map(({ id }) => id);
    expect(colors).toEqual(["nano3s"]);
    const again = { "if-none-match": headers.get("etag") ?? "" };
    expect((await call(house, "GET", "/api/v1/catalogue", { headers: again })).status).toBe(304);
    const config = await call(house, "GET", "/api/v1/config");
    expect(configSchema.parse(config.body).polling.backgroundMs).toBe(30_000);
  });
});

describe("schedules", () => {
  it("come with the zone of those that name none", async () => {
    const house = await servedHouse();
    const { body } = await call(house, "GET", "/api/v1/schedules");
    expect(scheduleListSchema.parse(body)).toEqual({ items: [], timezone: "UTC" });
  });
});

describe("paths and methods", () => {
  it("tells that it lives, and whether it is ready", async () => {
    const house = await servedHouse();
    expect((await call(house, "GET", "/healthz")).text).toBe("ok\n");
    expect((await call(house, "GET", "/readyz")).status).toBe(200);
    house.isReady = false;
    const notReady = await call(house, "GET", "/readyz");
    expect([notReady.status, notReady.body.code]).toEqual([503, "not-ready"]);
    expect((await call(house, "GET", "/healthz")).status).toBe(200);
  });

  it("answers HEAD, and 405 with Allow where only the method is wrong", async () => {
    const house = await servedHouse();
    expect((await call(house, "HEAD", "/api/v1/miners")).status).toBe(200);
    const wrong = await call(house, "PUT", "/api/v1/miners");
    expect([wrong.status, wrong.headers.get("allow"), wrong.body.code]).toEqual([
      405,
      "GET, HEAD, POST",
      "method-not-allowed",
    ]);
    expect((await call(house, "HEAD", "/api/v1/stream")).status).toBe(405);
    expect((await call(house, "GET", "/api/v1/nothing")).status).toBe(404);
  });

  it("needs a caller for what somebody must answer for", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    house.bearer = undefined;
    const path = `/api/v1/miners/${house.fleet.list()[0]?.id}`;
    const change = { body: { name: "x" } };
    const reader = await call(house, "PATCH", path, change);
    expect([reader.status, reader.body.code]).toEqual([401, "not-signed-in"]);
    const headers = { "x-forwarded-for": "203.0.113.9" };
    const nobody = await call(house, "PATCH", path, { ...change, headers });
    expect([nobody.status, nobody.body.code]).toEqual([401, "not-signed-in"]);
  });
});
