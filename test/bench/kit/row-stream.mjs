import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { streamColumns } from "@hearthash/contract";

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
const TICKS = 5;

/**
 * The built dashboard and a stream of so many miners that all change every 5 s, a fifth of them a second, as the
 * server sends it. Nothing is polled: the processors are the browser's.
 */
export async function serveRows(folder, count) {
  const timers = new Set();
  const server = createServer((request, response) => {
    const path = request.url.split("?")[0];
    if (path === "/api/v1/stream") return stream(response, count, timers);
    if (path === "/api/v1/whoami")
      return json(response, { actor: null, scope: "read", version: "0", simulated: true });
    if (path.startsWith("/api/")) return json(response, { items: [], next: null });
    return sendFile(response, folder, path === "/" ? "index.html" : path.slice(1));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = async () => {
    for (const timer of timers) clearInterval(timer);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}

function stream(response, count, timers) {
  let number = 0;
  const send = (event, data) => {
    number += 1;
    response.write(`event: ${event}\nid: e1-${number}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const all = Array.from({ length: count }, (_, index) => index);
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  send("snapshot", {
    epoch: "e1",
    columns: streamColumns,
    rows: all.map(row),
    miners: all.map(miner),
    alerts: [],
  });
  const timer = setInterval(() => {
    send("tick", {
      at: Date.now(),
      rows: all.filter((index) => index % TICKS === number % TICKS).map(row),
      removed: [],
    });
  }, 5000 / TICKS);
  timers.add(timer);
  response.on("close", () => clearInterval(timer));
}

const id = (index) => index.toString(16).padStart(16, "0");

function row(index) {
  const now = Date.now();
  const [hashrate, power] = [36 + Math.random() * 3, 800 + Math.floor(Math.random() * 40)];
  return [
    ...[id(index), "online", "hashing", now, now, hashrate, power, power / hashrate],
    ...[
      22 + (index % 8),
      74 + Math.floor(Math.random() * 8),
      60 + (index % 30),
      "mining",
      1000 + index,
      0.2,
      0,
      "off",
    ],
  ];
}

function miner(index) {
  const host = `10.0.${index >> 8}.${index & 255}`;
  return {
    id: id(index),
    name: `Rack ${index % 100}, place ${index}`,
    place: `Hall ${index % 4}`,
    host,
    port: 4028,
    model: "mini3",
    modelName: "Avalon Mini 3",
    notices: [],
    limits: {},
  };
}

function sendFile(response, folder, name) {
  const path = join(folder, name);
  if (!existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[name.split(".").pop()] ?? "text/plain" });
  return response.end(readFileSync(path));
}

function json(response, value) {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}
