/*
 * Measures one server: polling alone, polling with readers of the live stream, then single requests. Arguments: which
 * server, and as JSON { first, count, port, intervalMs, seconds, readers }. Prints one line of JSON.
 */
import { fork } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { addressAt } from "../kit/replayed-fleet.mjs";

const [kind, json] = process.argv.slice(2);
const { first, count, port, intervalMs, seconds, readers } = JSON.parse(json);
/** A token may open so many streams. */
const STREAMS_PER_TOKEN = 16;

const args = {
  hearthash: [`${first}-${addressAt(first, count - 1)}:${port}`, String(intervalMs)],
  naive: [first, String(count), String(port), String(intervalMs)],
};
const profile = process.env.SERVER_CPU_PROFILE;
const server = start(`server-${kind}.mjs`, args[kind], [
  "--import",
  new URL("./server-probe.mjs", import.meta.url).href,
  ...(profile === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", profile]),
]);
const { url, token } = await answer(server);
const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };

const online = await untilOnline();
await delay(intervalMs);
const alone = await measured();
const clients = start("server-readers.mjs", [url, String(readers), ...(await tokens())], []);
await answer(clients);
await delay(intervalMs);
const before = await answer(clients, "end");
const read = await measured();
const after = await answer(clients, "end");
clients.kill();
await delay(1000);
const requests = {
  metrics: await timed("/metrics", 5),
  firstPage: await timed("/api/v1/miners?limit=100", 20),
  thousand: await timed("/api/v1/miners?limit=1000", 20),
};
server.disconnect();
await new Promise((resolve) => server.on("exit", resolve));

const ticks = after.read.ticks - before.read.ticks;
const { polls: units, wallS, cpuUserS, cpuSystemS } = alone;
console.log(
  JSON.stringify({
    ...{ units, wallS, cpuUserS, cpuSystemS, online, alone, read, ticks },
    pushMsPerTick: (cpuMsPerS(read) - cpuMsPerS(alone)) / (ticks / read.wallS),
    bytesPerTick: (after.read.bytes - before.read.bytes) / ticks,
    ...requests,
  }),
);

function start(name, words, execArgv) {
  return fork(fileURLToPath(new URL(name, import.meta.url)), words, { execArgv });
}

/** The next thing a child says, to a word or by itself. */
function answer(child, word) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`ended with code ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message);
    });
    if (word !== undefined) child.send(word);
  });
}

async function untilOnline() {
  const end = performance.now() + 60_000;
  let found = 0;
  while (found < count && performance.now() < end) {
    await delay(250);
    found = (await (await fetch(`${url}/api/v1/fleet`, { headers })).json()).presence.online;
  }
  return found;
}

async function measured() {
  server.send("begin");
  await delay(seconds * 1000);
  return (await answer(server, "end")).figures;
}

async function tokens() {
  if (token === undefined) return [];
  const made = Array.from({ length: Math.ceil(readers / STREAMS_PER_TOKEN) }, async (_, index) => {
    const body = JSON.stringify({ name: `reader ${index}`, scope: "read" });
    const json = { ...headers, "content-type": "application/json" };
    const response = await fetch(`${url}/api/v1/tokens`, { method: "POST", headers: json, body });
    return (await response.json()).secret;
  });
  return await Promise.all(made);
}

/** Milliseconds and size of a request: the median of some. */
async function timed(path, times) {
  const all = [];
  let bytes = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const started = performance.now();
    const response = await fetch(`${url}${path}`, { headers });
    bytes = (await response.arrayBuffer()).byteLength;
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    all.push(performance.now() - started);
    await delay(100);
  }
  return { ms: all.sort((left, right) => left - right)[times >> 1], mb: bytes / 1e6 };
}

function cpuMsPerS({ cpuUserS, cpuSystemS, wallS }) {
  return ((cpuUserS + cpuSystemS) * 1000) / wallS;
}
