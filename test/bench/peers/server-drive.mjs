/*
 * Measures one server: polling alone, polling with readers of the live stream, then single requests. Arguments: which
 * server, and as JSON { first, count, intervalMs, settleS, seconds, readers }. Server, miners and readers are processes
 * of their own: what is measured is the server's. Prints one line of JSON.
 */
import { fork } from "node:child_process";
import { loadavg } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { addressAt } from "../kit/replayed-fleet.mjs";

const [kind, json] = process.argv.slice(2);
const { first, count, intervalMs, settleS, seconds, readers } = JSON.parse(json);
/** A token may open so many streams. */
const STREAMS_PER_TOKEN = 16;

const crowd = start("server-crowd.mjs", [String(count), first], []);
const { port } = await answer(crowd);
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
await delay(settleS * 1000);
const alone = await measured();
const load = loadavg()[0];
const clients = start("server-readers.mjs", [url, String(readers), ...(await tokens())], []);
await answer(clients);
await delay(intervalMs);
const before = await answer(clients, "end");
const read = await measured();
const after = await answer(clients, "end");
clients.kill();
await delay(1000);
const requests = {
  metrics: await timed("/metrics", 3, "identity"),
  packed: await timed("/metrics", 3, "gzip"),
  firstPage: await timed("/api/v1/miners?limit=100", 10, "identity"),
  thousand: await timed("/api/v1/miners?limit=1000", 10, "identity"),
};
server.disconnect();
await new Promise((resolve) => server.on("exit", resolve));
crowd.disconnect();

const ticks = after.read.ticks - before.read.ticks;
const { polls: units, wallS, cpuUserS, cpuSystemS } = alone;
console.log(
  JSON.stringify({
    ...{ units, wallS, cpuUserS, cpuSystemS, online, load, alone, read, ticks },
    // What the same polls cost without readers is not theirs.
    pushMsPerTick: (cpuMs(read) - (cpuMs(alone) / alone.polls) * read.polls) / ticks,
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
  crowd.send("begin");
  server.send("begin");
  await delay(seconds * 1000);
  const { figures, polls } = await answer(server, "end");
  const { ends } = await answer(crowd, "end");
  return { ...figures, ...ownParts(polls, ends) };
}

/**
 * How long the server itself took for each poll: from the call that connects until the request was written, and from
 * the miner's last word until the connection was closed. Between the two the miner has its turn.
 */
function ownParts(polls, ends) {
  const endsOf = new Map();
  for (const [key, at] of ends) endsOf.set(key, [...(endsOf.get(key) ?? []), at]);
  const own = [];
  for (const [key, began, wrote, closed] of polls) {
    const ended = endsOf.get(key)?.find((at) => at >= wrote && at <= closed);
    if (ended !== undefined) own.push(wrote - began + closed - ended);
  }
  if (own.length < polls.length * 0.9)
    throw new Error("the miners' ends and the server's polls do not fit together");
  const whole = polls.map(([, began, , closed]) => closed - began);
  return { ownP50Ms: part(own, 0.5), ownP99Ms: part(own, 0.99), pollP99Ms: part(whole, 0.99) };
}

/** The value below which a part of them lies. */
function part(values, share) {
  return Float64Array.from(values).sort()[Math.floor(values.length * share)];
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
async function timed(path, times, coding) {
  const wanted = { ...headers, "accept-encoding": coding };
  const all = [];
  let bytes = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const started = performance.now();
    const response = await fetch(`${url}${path}`, { headers: wanted });
    bytes = (await response.arrayBuffer()).byteLength;
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    all.push(performance.now() - started);
    await delay(100);
  }
  return { ms: all.sort((left, right) => left - right)[times >> 1], mb: bytes / 1e6 };
}

function cpuMs({ cpuUserS, cpuSystemS }) {
  return (cpuUserS + cpuSystemS) * 1000;
}
