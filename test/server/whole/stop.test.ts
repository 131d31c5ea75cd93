import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { stranger } from "../../support/stranger.js";
import { startDevices, told } from "../support/commanded-miner.js";
import { EventReader } from "../support/event-reader.js";
import { until } from "../support/until.js";
import { added, wholeServer } from "./whole-server.js";

/** What the server promises its service manager. */
const PROMISED_MS = 5000;

it("a server stops as fast as promised with streams, half requests, a running command and hanging miners", async () => {
  const hanging = stoppedBehind(await stranger(() => undefined));
  const [device] = await startDevices([{ model: "mini3" }]);
  if (device === undefined) throw new Error("no miner was started");
  const server = await wholeServer({ config: { polling: { replyTimeoutMs: 60_000 } } });
  const id = await added(server, device.address);
  await server.api("POST", "/miners", { host: hanging.host, port: hanging.port });
  await server.api("POST", "/miners", { host: "127.63.1.1" });
  await until(() => hanging.connections() > 0, "a poll that hangs");
  const streams = Array.from({ length: 8 }, () => new EventReader(`${server.url}/api/v1/stream`));
  streams[0]?.pause();
  const half = connect(server.port, "127.0.0.1");
  half.on("error", () => undefined).resume();
  await once(half, "connect");
  half.write(
    `POST /api/v1/sign-in HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 100\r\n\r\n{`,
  );
  await until(() => streams.every(({ response }) => response !== undefined), "the streams");
  await device.setFault("silence", { only: ["workmode"] });
  const order = { intent: { kind: "setWorkMode", mode: "night" } };
  await server.api("POST", `/miners/${id}/commands`, order);
  await server.api("POST", "/discoveries", { targets: `${hanging.host}:${hanging.port}` });
  await until(() => told(device).length > 0, "the command to be sent");

  const beganAt = performance.now();
  await server.stop();
  const tookMs = performance.now() - beganAt;
  expect(tookMs).toBeLessThan(PROMISED_MS);
  await until(
    () => half.destroyed && streams.slice(1).every(({ isEnded }) => isEnded),
    "the end of what was open",
  );
  await expect(fetch(server.url)).rejects.toThrow();
  const again = await wholeServer({ folder: server.folder });
  expect((await again.api("GET", "/commands")).body.items).toMatchObject([{ status: "interrupted" }]);
});
