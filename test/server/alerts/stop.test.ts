import { expect, it } from "vitest";
import { alertedHouse } from "./alerted-house.js";

it("the end does not wait for miners that are asked for their pools", async () => {
  const house = await alertedHouse(Array.from({ length: 20 }, () => ({})));
  await house.pass(1);
  for (const device of house.devices) {
    device.clearRequests();
    await device.setFault("silence");
  }
  house.clock.advance(90_000);
  const tick = house.alerts.tick();
  const asked = () => house.devices.filter(({ requests }) => requests.length > 0).length;
  await expect.poll(asked).toBeGreaterThan(0);
  await Promise.all([tick, house.alerts.stop()]);
  expect(asked()).toBeLessThanOrEqual(8);
});
