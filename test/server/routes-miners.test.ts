import { minerDetailSchema, minerSchema, poolSchema } from "@hearthash/contract";
import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { call } from "./support/call.js";
import { OWNER, servedHouse } from "./support/served-house.js";
import { simulatedHouse } from "./support/simulated-house.js";

const two = [{ model: "mini3" }, { model: "nano3s" }] as const;

describe("the list of miners", () => {
  it("shows each miner with its points, and what is unknown as null or absent", async () => {
    const house = await simulatedHouse(two);
    house.fleet.add({ host: "127.0.0.9", name: "new one" }, OWNER);
    const { status, body } = await call(house, "GET", "/api/v1/miners");
    expect(status).toBe(200);
    expect(body.total).toBe(3);
    for (const item of body.items) minerSchema.parse(item);
    const [mini3, , fresh] = body.items;
    expect(mini3).toMatchObject({ model: "mini3", presence: "online", state: "hashing", error: null });
    expect(mini3.points.powerWallW).toBeGreaterThan(100);
    expect(fresh).toMatchObject({
      presence: "new",
      model: null,
      lastSeenAt: null,
      polledAt: null,
      points: {},
    });
  });

  it("filters, sorts with the unknown last in both directions, and refuses what it does not know", async () => {
    const house = await simulatedHouse(two);
    house.fleet.add({ host: "127.0.0.9", name: "a new one", place: "cellar" }, OWNER);
    const names = async (query: string) => {
      const { body } = await call(house, "GET", `/api/v1/miners?${query}`);
      return body.items.map((item: { name: string }) => item.name);
    };
    expect(await names("model=mini3")).toEqual(["mini3 1"]);
    expect(await names("presence=new&place=cellar")).toEqual(["a new one"]);
    expect(await names("state=hashing&q=NANO")).toEqual(["nano3s 2"]);
    expect(await names("sort=power")).toEqual(["nano3s 2", "mini3 1", "a new one"]);
    expect(await names("sort=power&order=desc")).toEqual(["mini3 1", "nano3s 2", "a new one"]);
    expect(await names("sort=name")).toEqual(["a new one", "mini3 1", "nano3s 2"]);
    for (const query of [
      "sort=colour",
      "presence=gone",
      "limit=0",
      "limit=1001",
      "presense=new",
      "cursor=zzz",
    ]) {
      const { status, body } = await call(house, "GET", `/api/v1/miners?${query}`);
      expect([query, status, body.code]).toEqual([query, 400, "request-invalid"]);
    }
  });

  it("comes in parts, also when a miner of the part before is gone", async () => {
    const house = await servedHouse();
    for (let index = 1; index <= 7; index += 1) house.fleet.add({ host: `127.0.1.${index}`, port: 1 }, OWNER);
    const first = await call(house, "GET", "/api/v1/miners?limit=3");
    expect(first.body).toMatchObject({ total: 7, next: expect.any(String) });
    house.fleet.remove("at-127.0.1.3-1", OWNER);
    const second = await call(house, "GET", `/api/v1/miners?limit=3&cursor=${first.body.next}`);
    const third = await call(house, "GET", `/api/v1/miners?limit=3&cursor=${second.body.next ?? ""}`);
    const hosts = [first, second, third].flatMap(({ body }) =>
      body.items.map((item: { host: string }) => item.host),
    );
    expect(hosts).toEqual([1, 2, 3, 4, 5, 6, 7].map((index) => `127.0.1.${index}`));
    expect(third.body.next ?? null).toBeNull();
  });

  it("has an entity tag that stays while nothing changes and changes with a poll", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const { headers } = await call(house, "GET", "/api/v1/miners");
    const tag = headers.get("etag") ?? "";
    const same = await call(house, "GET", "/api/v1/miners", {
      headers: { "if-none-match": `"x", W/${tag}` },
    });
    expect([same.status, same.text]).toEqual([304, ""]);
    const [miner] = house.fleet.list();
    await house.fleet.pollNow(miner?.id ?? "");
    const changed = await call(house, "GET", "/api/v1/miners", { headers: { "if-none-match": tag } });
    expect(changed.status).toBe(200);
  });
});

describe("one miner", () => {
  it("is added, read, changed and removed", async () => {
    const house = await servedHouse();
    const simulator = stoppedBehind(await startSimulator({ miners: [{ model: "mini3", port: 0 }] }));
    const [device] = simulator.miners;
    const body = { host: device?.host, port: device?.port, name: "Living room" };
    const added = await call(house, "POST", "/api/v1/miners", { body });
    expect([added.status, added.headers.get("location")]).toEqual([201, `/api/v1/miners/${added.body.id}`]);
    expect((await call(house, "POST", "/api/v1/miners", { body })).status).toBe(409);
    const polled = await call(house, "POST", `/api/v1/miners/${added.body.id}/poll`);
    const { id } = minerDetailSchema.parse(polled.body);
    const detail = minerDetailSchema.parse((await call(house, "GET", `/api/v1/miners/${id}`)).body);
    expect(detail.controls).toContain("wake");
    expect(detail.workModes).toContain("night");
    expect(detail.sources["powerWallW"]).toEqual({
      source: expect.stringContaining("PS[6]"),
      kind: "measured",
    });
    const change = { place: "cellar", limits: { maxPowerW: 900 } };
    const changed = await call(house, "PATCH", `/api/v1/miners/${id}`, { body: change });
    expect(changed.body).toMatchObject({
      place: "cellar",
      limits: { maxPowerW: 900, neverOnUnattended: false },
    });
    expect((await call(house, "DELETE", `/api/v1/miners/${id}`)).status).toBe(204);
    const gone = await call(house, "GET", `/api/v1/miners/${id}`);
    expect([gone.status, gone.body.code]).toEqual([404, "not-found"]);
  });

  it("is not changed by somebody who saw it before another change; polls are no such change", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const id = house.fleet.list()[0]?.id ?? "";
    const path = `/api/v1/miners/${id}`;
    const tag = (await call(house, "GET", path)).headers.get("etag") ?? "";
    await house.fleet.pollNow(id);
    const headers = { "if-match": tag };
    expect((await call(house, "PATCH", path, { body: { name: "one" }, headers })).status).toBe(200);
    const late = await call(house, "PATCH", path, { body: { name: "two" }, headers });
    expect([late.status, late.body.code]).toEqual([412, "changed-meanwhile"]);
    expect(house.fleet.need(id).name).toBe("one");
    expect(
      (await call(house, "PATCH", path, { body: { name: "three" }, headers: { "if-match": "*" } })).status,
    ).toBe(200);
  });

  it("refuses what is not of the form it takes, naming the part", async () => {
    const house = await servedHouse();
    house.fleet.add({ host: "127.0.0.9" }, OWNER);
    const wrong = await call(house, "POST", "/api/v1/miners", {
      body: { host: "x", port: 70_000, colour: 1 },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map((error: { path: string }) => error.path)).toEqual(["body.port", "body"]);
    const outside = await call(house, "POST", "/api/v1/miners", { body: { host: "192.0.2.1" } });
    expect([outside.status, outside.body.code]).toEqual([403, "target-refused"]);
    const empty = await call(house, "PATCH", "/api/v1/miners/at-127.0.0.9-4028", { body: { name: "" } });
    expect(empty.status).toBe(400);
  });
});

describe("what is asked of the miner", () => {
  it("shows its pools without passwords", async () => {
    const pools = [
      { url: "stratum+tcp://u:secret@a.example.com:3333", worker: "a.w", password: "hidden-word" },
    ];
    const house = await simulatedHouse([{ model: "q", pools }]);
    const { status, body, text } = await call(
      house,
      "GET",
      `/api/v1/miners/${house.fleet.list()[0]?.id}/pools`,
    );
    expect(status).toBe(200);
    poolSchema.parse(body.items[0]);
    expect(text).not.toMatch(/hidden-word|secret/);
  });

  it("shows a raw reply with passwords hidden, and refuses every command that may change something", async () => {
    const pools = [{ url: "stratum+tcp://a.example.com:3333", worker: "a.w", password: "hidden-word" }];
    const house = await simulatedHouse([{ model: "q", pools }]);
    const path = `/api/v1/miners/${house.fleet.list()[0]?.id}/raw`;
    const reply = await call(house, "GET", `${path}/pools`);
    expect(reply.body.reply.POOLS[0].URL).toContain("a.example.com");
    expect(reply.text).not.toContain("hidden-word");
    house.devices[0]?.clearRequests();
    for (const command of [
      "restart",
      "ascset",
      "setpool",
      "addpool",
      "version+restart",
      "ascset?parameter=0,softoff",
    ]) {
      const { status, body } = await call(house, "GET", `${path}/${command}`);
      expect([command, status, body.code]).toEqual([command, 400, "request-invalid"]);
    }
    expect((await call(house, "GET", `${path}/stats%22%7D`)).status).toBe(400);
    expect(house.devices[0]?.requests).toEqual([]);
  });

  it("tells a miner that does not answer with the code of the library", async () => {
    const house = await simulatedHouse([{ model: "mini3" }]);
    const id = house.fleet.list()[0]?.id;
    await house.devices[0]?.setFault("refused");
    const pools = await call(house, "GET", `/api/v1/miners/${id}/pools`);
    expect([pools.status, pools.body.code]).toEqual([502, "refused"]);
    await call(house, "POST", `/api/v1/miners/${id}/poll`);
    const poll = await call(house, "POST", `/api/v1/miners/${id}/poll`);
    expect(poll.body).toMatchObject({ presence: "offline", error: { code: "refused" } });
    expect(poll.body.points.powerWallW).toBeGreaterThan(0);
  });
});

describe("texts of devices", () => {
  it("come bounded and without characters nobody sees", async () => {
    const product = `Evil\u202e\u0007\u2028<script>${"x".repeat(500)}`;
    const house = await simulatedHouse([{ model: "mini3", product }]);
    const { body } = await call(house, "GET", `/api/v1/miners/${house.fleet.list()[0]?.id}`);
    expect(body.product).toMatch(/^Evil<script>x+$/);
    expect(body.product.length).toBeLessThanOrEqual(200);
  });
});
