import { keptSchema } from "@hearthash/contract";
import { expect, it } from "vitest";
import { call } from "../support/call.js";
import { known, notes, OWNER } from "../support/server-parts.js";
import { START } from "./history-support.js";
import { rememberingHouse } from "./remembering-house.js";

const HALF_MINUTE_MS = 30_000;

/** A house whose miner was removed, with three hours of it: some packed, some not. */
async function houseWithFormer() {
  const house = await rememberingHouse();
  house.fleet.change(house.minerId, { name: "Kitchen" }, OWNER);
  await house.poll(370, HALF_MINUTE_MS);
  const path = `/api/v1/miners/${house.minerId}`;
  const ask = async (rest: string) =>
    await call(house, "GET", `${path}/${rest}from=${START}&to=${house.deps.clock.now()}`);
  const former = async () =>
    keptSchema.parse((await call(house, "GET", "/api/v1/history")).body).former.map(({ minerId }) => minerId);
  return { ...house, path, ask, former };
}

it("the history of a removed miner is listed, and read by its id", { timeout: 120_000 }, async () => {
  const house = await houseWithFormer();
  const before = (await house.ask("history?resolution=raw&")).body;
  expect(before.times).toHaveLength(370);
  expect(await house.former()).toEqual([]);
  expect((await call(house, "DELETE", house.path)).status).toBe(204);
  expect((await call(house, "GET", house.path)).status).toBe(404);
  expect((await house.ask("history?resolution=raw&")).body).toEqual(before);
  expect((await house.ask("energy?")).body.energyKwh).toBeGreaterThan(1);
  expect((await house.ask("history.csv?")).text).toContain("Kitchen");
  const { former } = keptSchema.parse((await call(house, "GET", "/api/v1/history")).body);
  expect(former).toEqual([{ minerId: house.minerId, name: "Kitchen", removedAt: house.deps.clock.now() }]);
  // Who comes back goes on with it.
  await known(house.fleet, house.device.address);
  expect(await house.former()).toEqual([]);
});

it("is deleted when that is wanted, with the miner or later, and stays deleted", {
  timeout: 120_000,
}, async () => {
  const house = await houseWithFormer();
  house.bearer = house.token("control");
  expect((await call(house, "DELETE", `${house.path}?history=delete`)).status).toBe(403);
  house.bearer = house.access.localToken;
  expect((await call(house, "DELETE", `${house.path}?history=all`)).status).toBe(400);
  await call(house, "DELETE", house.path);
  expect((await call(house, "DELETE", `${house.path}?history=delete`)).status).toBe(204);
  expect(notes(house, "history.deleted")).toMatchObject([{ minerId: house.minerId, actor: OWNER_HERE }]);
  expect((await house.ask("history?")).status).toBe(404);
  expect((await call(house, "DELETE", `${house.path}?history=delete`)).status).toBe(404);
  expect(await house.former()).toEqual([]);
  // What was in the logs is not packed later.
  house.pass(4 * 3_600_000);
  await house.history.flush();
  expect(await house.history.knows(house.minerId)).toBe(false);
  await known(house.fleet, house.device.address);
  house.pass(1000);
  expect((await house.ask("history?resolution=raw&")).body.times).toHaveLength(1);
  expect((await call(house, "DELETE", `${house.path}?history=delete`)).status).toBe(204);
  expect((await house.ask("history?")).status).toBe(404);
  expect((await call(house, "GET", "/api/v1/miners/nobody/history")).status).toBe(404);
});

it("from before it was identified goes with it", async () => {
  const house = await rememberingHouse();
  await house.poll(3, HALF_MINUTE_MS);
  house.history.rename(house.minerId, "later");
  expect(await house.history.knows(house.minerId)).toBe(true);
  await house.history.erase("later");
  expect(await house.history.knows(house.minerId)).toBe(false);
});

const OWNER_HERE = { kind: "local", id: "local" };
