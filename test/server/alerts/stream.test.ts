import { streamEventSchemas, streamSnapshotSchema } from "@hearthash/contract";
import { expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { call } from "../support/call.js";
import { EventReader } from "../support/event-reader.js";
import { simulatedHouse } from "../support/simulated-house.js";
import { until } from "../support/until.js";

it("alerts come with the snapshot while they are open, and as events at each change", async () => {
  const house = await simulatedHouse([{ model: "mini3" }], { stream: { tickMs: 20 } });
  stoppedBehind(house.alerts).start();
  const [miner] = house.fleet.list();
  const id = miner?.id ?? "";
  const poll = async () => {
    house.pass(60_000);
    await house.fleet.pollNow(id);
  };
  const early = stoppedBehind(new EventReader(`${house.url}/api/v1/stream`));
  await until(() => early.named("snapshot").length > 0, "the snapshot");
  expect(early.named("snapshot")[0]?.data.alerts).toEqual([]);

  await house.devices[0]?.setFault("refused");
  for (let count = 0; count < 6; count += 1) await poll();
  const states = () => early.named("alert").map(({ data }) => data.state);
  await until(() => states().length === 1, "the alert");
  const [event] = early.named("alert");
  const path = `/api/v1/alerts/${event?.data.id}`;
  expect(event?.data).toMatchObject({ kind: "offline", minerId: id, state: "firing" });
  expect((await call(house, "GET", path)).body).toEqual(event?.data);

  const late = stoppedBehind(new EventReader(`${house.url}/api/v1/stream`));
  await until(() => late.named("snapshot").length > 0, "the later snapshot");
  const snapshot = streamSnapshotSchema.parse(late.named("snapshot")[0]?.data);
  expect(snapshot.alerts.map((alert) => alert.id)).toEqual([event?.data.id]);

  await call(house, "POST", `${path}/snooze`, { body: { minutes: 60 } });
  await until(() => states().includes("snoozed"), "the snooze");
  await call(house, "POST", `${path}/acknowledge`);
  await until(() => states().includes("acknowledged"), "the acknowledgement");
  await house.devices[0]?.clearFault();
  for (let count = 0; count < 4; count += 1) await poll();
  await until(() => states().includes("resolved"), "the end");
  expect(states()).toEqual(["firing", "snoozed", "acknowledged", "resolved"]);
  for (const { data } of early.named("alert")) streamEventSchemas.alert.parse(data);

  const last = stoppedBehind(new EventReader(`${house.url}/api/v1/stream`));
  await until(() => last.named("snapshot").length > 0, "the last snapshot");
  expect(last.named("snapshot")[0]?.data.alerts).toEqual([]);
});
