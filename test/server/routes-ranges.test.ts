import { minerDetailSchema } from "@hearthash/contract";
import { expect, it } from "vitest";
import { call } from "./support/call.js";
import { OWNER, servedHouse } from "./support/served-house.js";
import { simulatedHouse } from "./support/simulated-house.js";

it.each([
  ["mini3", { fanPercent: [15, 100], targetTempC: [50, 90], roomLimitC: [20, 50] }, 0],
  ["nano3s", { fanPercent: [15, 100] }, 5],
  ["q", { fanPercent: [15, 100] }, 0],
] as const)("tells what the controls of a %s take", async (model, ranges, effects) => {
  const house = await simulatedHouse([{ model }]);
  const { body } = await call(house, "GET", `/api/v1/miners/${house.fleet.list()[0]?.id}`);
  const detail = minerDetailSchema.parse(body);
  expect(detail.ranges).toEqual(ranges);
  expect(detail.ledEffects).toHaveLength(effects);
});

it("tells no ranges of a miner that is not known yet", async () => {
  const house = await servedHouse();
  house.fleet.add({ host: "127.0.0.9", port: 1 }, OWNER);
  const { body } = await call(house, "GET", `/api/v1/miners/${house.fleet.list()[0]?.id}`);
  expect([body.ranges, body.ledEffects]).toEqual([{}, []]);
});

it("tells the address at home to those who may read", async () => {
  const house = await servedHouse();
  expect((await call(house, "GET", "/api/v1/whoami")).body.lanUrl).toBeNull();
});
