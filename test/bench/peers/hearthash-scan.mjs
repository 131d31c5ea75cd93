/* `discover` with its defaults, identification and all: hearthash-scan.mjs RANGE PORT */
import { discover } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { startMeasuring } from "./contender.mjs";

const [range, port] = process.argv.slice(2);
const found = [];
const open = [];
let lastFoundS = 0;
let summary;

const started = performance.now();
const finish = startMeasuring();
for await (const event of discover(range, { transport: nodeTransport(), port: Number(port) })) {
  if (event.kind === "found") {
    found.push(event.endpoint.host);
    lastFoundS = (performance.now() - started) / 1000;
  }
  if (event.kind === "open") open.push(`${event.endpoint.host}: ${event.message}`);
  if (event.kind === "done") summary = event;
}
const { scanned, silent, refused, unreachable } = summary;
finish(scanned, { found, lastFoundS, silent, refused, unreachable, open });
