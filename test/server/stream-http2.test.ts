import { startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { EventParser } from "./support/event-reader.js";
import { lanPort, session } from "./support/lan-port.js";
import { known, OWNER } from "./support/server-parts.js";
import { until } from "./support/until.js";

it("the live stream works over HTTP/2", async () => {
  const { miners } = stoppedBehind(await startSimulator({ miners: [{ model: "nano3s", port: 0 }] }));
  const lan = await lanPort();
  const { fleet, access } = lan.at;
  const { id } = await known(fleet, miners[0]?.address ?? "");
  const { secret } = access.createToken({ name: "t", scope: "read" }, OWNER);
  const stream = session(lan).request({ ":path": "/api/v1/stream", authorization: `Bearer ${secret}` });
  const parser = new EventParser();
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => parser.push(text));
  await until(() => parser.events.length > 0, "the snapshot");
  expect(fleet.need(id).pollIntervalMs).toBe(5000);
  await fleet.pollNow(id);
  await until(() => parser.events.some(({ name }) => name === "tick"), "a tick");
  stream.close();
  await until(() => fleet.need(id).pollIntervalMs === 30_000, "the end of the stream");
});
