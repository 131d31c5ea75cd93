import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pollFleet } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { manualClock, startMany } from "@hearthash/simulator";
import { cPeer, nodePeer } from "./tools.mjs";

/** How many miners' replies are recorded; the addresses share them. */
const RECORDED = 16;

/**
 * Records replies of simulated Mini 3 into a folder, with what they say, for a responder on `hosts`:
 * `targets.txt` has a line for each address, `request` is what a poll of hearthash sends.
 */
export async function recordFleet(hosts, port) {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-bench-"));
  const clock = manualClock();
  const simulator = await startMany({ model: "mini3", count: RECORDED, host: "127.87.0.1", port: 0, clock });
  try {
    const request = await requestOfAPoll(simulator.miners[0]);
    writeFileSync(join(folder, "request"), request);
    const truths = [];
    for (const [index, miner] of simulator.miners.entries()) {
      const reply = await ask(miner, request);
      writeFileSync(join(folder, `${index}.snapshot`), reply);
      writeFileSync(join(folder, `${index}.version`), await ask(miner, '{"command":"version"}'));
      writeFileSync(join(folder, `${index}.estats`), await ask(miner, '{"command":"estats"}'));
      truths.push(truthOf(reply.toString()));
    }
    const lines = hosts.map((host, index) => [host, port, index % RECORDED, ...truths[index % RECORDED]]);
    writeFileSync(join(folder, "targets.txt"), lines.map((words) => `${words.join(" ")}\n`).join(""));
  } finally {
    await simulator.stop();
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** What a poll of hearthash sends to a miner that it has identified. */
async function requestOfAPoll(miner) {
  const { host, port } = miner;
  for await (const result of pollFleet([{ host, port }], { transport: nodeTransport(), intervalMs: 1000 })) {
    if (!result.ok) throw result.error;
    break;
  }
  return miner.requests.at(-1).request;
}

function ask({ host, port }, request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = connect(port, host, () => socket.write(request));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks)));
  });
}

/** Hashrate, wall power, hottest chip and inlet of a reply, by means that no contender has. */
function truthOf(reply) {
  const text = reply.slice(reply.indexOf('"estats"'));
  const inside = (name) => text.split(` ${name}[`)[1].split("]")[0];
  return [inside("GHSspd"), inside("PS").split(" ")[6], inside("TMax"), inside("ITemp")];
}

/** Every unit must have brought the values that were served. */
export function checkAll(count) {
  return ({ units, wrong, failed }) => {
    if (units === count && wrong === 0 && failed === 0) return undefined;
    return `of ${count} ${wrong} gave other values than were served, ${failed} failed`;
  };
}

/** The program that answers for a recorded fleet. It says `ready` when it listens everywhere. */
export function responderCommand(folder) {
  return cPeer("responder", folder).command ?? nodePeer("responder.mjs", folder).command;
}

/** Starts a process that answers for a recorded fleet; resolves when it listens everywhere. */
export async function startResponder(folder) {
  const [program, ...args] = responderCommand(folder);
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("close", (code) => reject(new Error(`the responder ended with code ${code}`)));
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  return {
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** A port that is free on an address now. */
export function freePort(host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The address so many places behind another. */
export function addressAt(first, offset) {
  const number = first.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) + offset;
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join(".");
}
