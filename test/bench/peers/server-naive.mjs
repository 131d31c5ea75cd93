/*
 * A server as one writes it first: a socket for each poll, JSON.parse and regular expressions, everything in a Map,
 * JSON for each client. Arguments: the first address, how many, port, interval in ms.
 */
import { createServer } from "node:http";
import { connect } from "node:net";
import { addressAt } from "../kit/replayed-fleet.mjs";
import { readBracketValues } from "./bracket-values.mjs";

const [first, count, port, intervalMs] = process.argv.slice(2);
const miners = new Map();
const changed = new Set();
const readers = new Set();

for (let index = 0; index < Number(count); index += 1) {
  const host = addressAt(first, index);
  miners.set(host, { id: host, host, port: Number(port), online: false });
  setTimeout(() => every(host), (Number(intervalMs) * index) / Number(count));
}
setInterval(push, 1000);
const server = createServer(answer).listen(0, "127.0.0.1", () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}` });
});
process.on("disconnect", () => process.exit(0));

function every(host) {
  void poll(host);
  setInterval(() => void poll(host), Number(intervalMs));
}

async function poll(host) {
  const miner = miners.get(host);
  try {
    const reply = JSON.parse(await ask(host, '{"command":"estats+summary+pools"}'));
    const [hashrateThs, powerWallW, tempChipMaxC, tempInletC] = readBracketValues(
      reply.estats[0].STATS[0]["MM ID0"],
    );
    const { Accepted, Rejected, Elapsed } = reply.summary[0].SUMMARY[0];
    const points = { hashrateThs, powerWallW, tempChipMaxC, tempInletC, Accepted, Rejected, Elapsed };
    Object.assign(miner, { online: true, polledAt: Date.now(), points, pools: reply.pools[0].POOLS });
  } catch {
    miner.online = false;
  }
  changed.add(host);
}

function ask(host, request) {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(Number(port), host, () => socket.write(request));
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text.replace(/\0$/, "")));
  });
}

function push() {
  for (const reader of readers) {
    const rows = [...changed].map((host) => ({ ...miners.get(host), pools: undefined }));
    reader.write(`event: tick\ndata: ${JSON.stringify(rows)}\n\n`);
  }
  changed.clear();
}

function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
  const all = [...miners.values()];
  if (pathname === "/api/v1/stream") {
    response.write(
      `event: snapshot\ndata: ${JSON.stringify(all.map((miner) => ({ ...miner, pools: undefined })))}\n\n`,
    );
    readers.add(response);
    response.on("close", () => readers.delete(response));
  } else if (pathname === "/api/v1/fleet") {
    response.end(JSON.stringify({ presence: { online: all.filter(({ online }) => online).length } }));
  } else if (pathname === "/metrics") response.end(all.map(metrics).join(""));
  else response.end(JSON.stringify({ items: all.slice(0, Number(searchParams.get("limit") ?? 100)) }));
}

function metrics({ id, points = {} }) {
  return Object.entries(points)
    .map(([name, value]) => `miner_${name}{id="${id}"} ${value}\n`)
    .join("");
}
