import { startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { call } from "../support/call.js";
import { EventReader } from "../support/event-reader.js";
import { until } from "../support/until.js";
import { added, newToken, wholeServer } from "./whole-server.js";

const STREAMS = 200;
const EACH = 16;

it("200 streams all see a change, one more is refused, and a revoked token loses its own", async () => {
  const miners = [{ model: "mini3" as const, port: 0 }];
  const simulator = stoppedBehind(await startSimulator({ miners, timeScale: 20 }));
  const server = await wholeServer();
  const id = await added(server, simulator.miners[0]?.address ?? "");
  const secrets: string[] = [];
  for (let index = 0; index <= STREAMS / EACH; index += 1)
    secrets.push(await newToken(server, "read", `s${index}`));
  const open = (index: number) => {
    const headers = { authorization: `Bearer ${secrets[Math.floor(index / EACH)] ?? ""}` };
    return stoppedBehind(new EventReader(`${server.url}/api/v1/stream`, { headers }));
  };
  const readers = Array.from({ length: STREAMS }, (_, index) => open(index));
  await until(() => readers.every((reader) => reader.named("snapshot").length === 1), "every snapshot");
  const late = open(STREAMS);
  await until(() => late.response !== undefined, "the answer to one more");
  expect(late.response?.statusCode).toBe(429);

  await server.api("PATCH", `/miners/${id}`, { name: "Bath" });
  const hasSeen = (reader: EventReader) => reader.named("miner").some(({ data }) => data.name === "Bath");
  await until(() => readers.every(hasSeen), "the change everywhere");
  const page = (await call(server, "GET", "/metrics")).text;
  expect(page).toContain(`hearthash_streams_open{listener="local"} ${STREAMS}\n`);

  const { items } = (await server.api("GET", "/tokens")).body;
  const revoked = items.find(({ name }: { name: string }) => name === "s0").id;
  expect((await server.api("DELETE", `/tokens/${revoked}`)).status).toBe(204);
  await until(() => readers.slice(0, EACH).every(({ isEnded }) => isEnded), "the end of its streams");
  expect(readers.slice(EACH).some(({ isEnded }) => isEnded)).toBe(false);
  const again = open(STREAMS);
  await until(() => again.events.length > 0, "a free place");
});
