import { openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { startSimulator } from "@hearthash/simulator";
import { expect, it, onTestFinished } from "vitest";
import { SmallSnapshots } from "../../../packages/server/src/fleet/small-snapshot.js";

it("shares between miners alike what they share, reads boards when asked, and keeps no reply", async () => {
  const options = { model: "mini3", mode: 0 } as const;
  const started = await Promise.all(
    ["127.0.0.1", "127.0.0.2"].map((host) => startSimulator({ miners: [{ ...options, host, port: 0 }] })),
  );
  onTestFinished(async () => {
    await Promise.all(started.map((one) => one.stop()));
  });
  const client = { transport: nodeTransport() };
  const handles = started
    .flatMap(({ miners }) => miners)
    .map(({ host, port }) => openMiner({ host, port }, client));
  const small = new SmallSnapshots();
  const poll = () => Promise.all(handles.map((miner) => miner.snapshot()));
  const whole = await poll();
  const [first, second] = whole.map((snapshot) => small.shrink(snapshot, 1000));
  const [again] = (await poll()).map((snapshot) => small.shrink(snapshot, 2000));
  expect(first?.sources).toBe(second?.sources);
  expect(again?.identity).toBe(first?.identity);
  expect(first).toMatchObject({ at: 1000, raw: {}, points: whole[0]?.points, state: whole[0]?.state });
  expect(first?.boards).toEqual(whole[0]?.boards);
  expect(first?.fans.length).toBeGreaterThan(0);
});
