import { type FaultName, startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { fixedMinersOf } from "../../../packages/server/src/fleet/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { house, until } from "./house.js";

const COUNT = 200;
const FAULTS: readonly FaultName[] = ["silence", "rst", "garbage", "slow", "empty-reply"];

it("polls the healthy of 200 in time while a third hang, reset or talk garbage", {
  timeout: 60_000,
}, async () => {
  const miners = Array.from({ length: COUNT }, (_, index) => {
    const fault = index % 3 === 0 ? FAULTS[(index / 3) % FAULTS.length] : undefined;
    const faults = fault === undefined ? [] : [fault];
    return { model: "nano3s" as const, host: `127.53.1.${index + 1}`, port: 4028, faults };
  });
  const simulator = stoppedBehind(await startSimulator({ miners, requestLog: 1000 }));
  const healthy = simulator.miners.filter((_, index) => index % 3 !== 0);
  const polling = {
    watchedMs: 2000,
    backgroundMs: 2000,
    concurrency: 16,
    connectTimeoutMs: 3000,
    replyTimeoutMs: 12_000,
  };
  const here = house({ polling, fixedMiners: fixedMinersOf([{ host: `127.53.1.1-${COUNT}` }]) });
  await until(() => healthy.every(({ requests }) => requests.length >= 8), "four polls of each", 40_000);
  expect(here.fleet.health().worstLagMs).toBeLessThan(2000);
  expect(here.fleet.health().failedPolls).toBeGreaterThan(0);
  const online = here.fleet.list().filter(({ presence }) => presence === "online");
  const hosts = new Set(online.map(({ endpoint }) => endpoint.host));
  expect(healthy.every(({ host }) => hosts.has(host))).toBe(true);
});
