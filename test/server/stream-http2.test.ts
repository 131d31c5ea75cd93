import { connect } from "node:http2";
import { it } from "vitest";
import { EventParser } from "./support/event-reader.js";
import { simulatedHouse } from "./support/simulated-house.js";
import { until } from "./support/until.js";

it("the live stream works over HTTP/2", async () => {
  const house = await simulatedHouse([{ model: "nano3s" }], { stream: { tickMs: 20 }, isHttp2: true });
  const session = connect(house.url);
  const stream = session.request({ ":path": "/api/v1/stream" });
  const parser = new EventParser();
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => parser.push(text));
  await until(() => parser.events.length > 0, "the snapshot");
  await house.fleet.pollNow(house.fleet.list()[0]?.id ?? "");
  await until(() => parser.events.some(({ name }) => name === "tick"), "a tick");
  stream.close();
  await until(() => house.fleet.watched.length === 0, "the end of the stream");
  session.close();
});
