import { nodeTransport } from "@hearthash/client/node";
import { expect, it } from "vitest";
import { EventFlow } from "../../packages/server/src/events/index.js";
import { openFleet } from "../../packages/server/src/fleet/index.js";
import { openStore } from "../../packages/server/src/store/index.js";
import { systemClock } from "../../packages/server/src/time/index.js";
import { complaints, soak } from "./soak-run.mjs";

// The one judgement of time among the tests: no healthy miner may be later than a whole interval of 5 s.
it("polls 1,000 miners of which a third is broken: none late, memory flat", {
  timeout: 120_000,
}, async () => {
  const parts = { openFleet, openStore, EventFlow, transport: nodeTransport(), clock: systemClock };
  const figures = await soak({ parts, count: 1000, seconds: 45, network: "127.61" });
  expect(complaints(figures, { isBusy: true }), JSON.stringify(figures)).toEqual([]);
});
