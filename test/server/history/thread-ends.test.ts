import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { expect, it, onTestFinished } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { call } from "../support/call.js";
import { notes } from "../support/server-parts.js";
import { until } from "../support/until.js";
import { HOUR, opened, START } from "./history-support.js";
import { rememberingHouse } from "./remembering-house.js";

const STEP_MS = 5000;

/** The threads that are started from now on. */
function startedThreads(): readonly Worker[] {
  const threads: Worker[] = [];
  const onWorker = (worker: Worker) => void threads.push(worker);
  process.on("worker", onWorker);
  onTestFinished(() => void process.off("worker", onWorker));
  return threads;
}

it("a server whose history thread is killed says so, goes on, starts it again and has lost nothing of before", {
  timeout: 90_000,
}, async () => {
  const threads = startedThreads();
  const house = await rememberingHouse();
  stoppedBehind(house.alerts).start();
  let polls = 0;
  /** Polls without asking history for anything, as the server does. */
  const poll = async (times: number) => {
    for (let index = 0; index < times; index += 1) {
      await house.fleet.pollNow(house.minerId);
      polls += 1;
      house.pass(STEP_MS);
    }
  };
  await poll(4);
  await house.history.flush();
  for (const [index, pause] of ["in 1 s", "in 5 s"].entries()) {
    // What this poll gave has not been handed to the thread yet.
    await poll(1);
    await threads.at(-1)?.terminate();
    await until(() => notes(house, "history.restarted").length === index + 1, "the note of its end");
    expect(notes(house, "history.restarted")[0]).toMatchObject({ severity: "error" });
    expect(notes(house, "history.restarted")[0]?.message).toContain(pause);
    expect(house.alerts.open()).toMatchObject([{ kind: "system", data: { source: "history" } }]);

    await poll(3);
    expect(house.fleet.get(house.minerId)).toMatchObject({ presence: "online", state: "hashing" });
    expect((await call(house, "GET", "/readyz")).status).toBe(200);
    expect(
      (await call(house, "GET", `/api/v1/miners/${house.minerId}`)).body.points.powerWallW,
    ).toBeDefined();
    const asked = await call(house, "GET", `/api/v1/miners/${house.minerId}/history`);
    expect([asked.status, asked.body.code]).toEqual([503, "not-ready"]);

    await until(() => notes(house, "history.resumed").length === index + 1, "its return");
    expect(threads).toHaveLength(index + 2);
    expect(house.alerts.open()).toEqual([]);
  }
  const to = START + polls * STEP_MS;
  const path = `/api/v1/miners/${house.minerId}/history?resolution=raw&from=${START}&to=${to}`;
  const { body } = await call(house, "GET", path);
  const all = Array.from({ length: polls }, (_, index) => START + index * STEP_MS);
  expect(all).toEqual(expect.arrayContaining(body.times));
  // What was on its way to the thread in the very moment may be missing: once for each of its ends.
  expect(polls - body.times.length).toBeLessThanOrEqual(2);
  expect((await call(house, "GET", "/api/v1/history")).body).toMatchObject({ problem: null });
});

it("a miner that is renamed while there is no thread keeps its history, and a stop writes what waits", async () => {
  const threads = startedThreads();
  const house = await rememberingHouse();
  await house.poll(3, STEP_MS);
  await threads.at(-1)?.terminate();
  await until(() => notes(house, "history.restarted").length === 1, "the note of its end");
  house.history.rename(house.minerId, "another");
  await house.fleet.pollNow(house.minerId);
  house.pass(STEP_MS);
  await until(() => notes(house, "history.resumed").length === 1, "its return");
  const span = {
    fromMs: START,
    toMs: START + 3 * STEP_MS,
    points: ["powerWallW"],
    resolution: "raw",
  } as const;
  expect((await house.history.query({ minerId: "another", ...span })).times).toHaveLength(3);

  await threads.at(-1)?.terminate();
  await until(() => notes(house, "history.restarted").length === 2, "the note of its second end");
  await house.fleet.pollNow(house.minerId);
  await house.history.stop();
  const again = opened(join(house.folder, "history"), house.deps.clock).history;
  const late = { fromMs: START + 4 * STEP_MS, toMs: START + HOUR };
  expect((await again.query({ minerId: house.minerId, ...span, ...late })).times).toHaveLength(1);
});
