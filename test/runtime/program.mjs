/*
 * What a program does with the library, the same on every runtime. Runs beside an installed package; takes the
 * endpoints of a miner, a garbage talker, a closed port and a silent one; prints what it saw as JSON.
 */
import { openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { memoryTransport } from "@hearthash/client/testing";

const [miner, garbage, closed, silent] = JSON.parse(process.argv.at(-1) ?? "[]");
const transport = nodeTransport();
const open = (target) => openMiner(target, { transport, replyTimeoutMs: 5000 });
const codeOf = (promise) =>
  promise.then(
    () => "no error",
    (error) => error.code ?? String(error),
  );

async function aborted() {
  const controller = new AbortController();
  const pending = codeOf(open(silent).identify({ signal: controller.signal }));
  setTimeout(() => controller.abort(), 100);
  return await pending;
}

const { model, dna, confidence } = await open(miner).identify();
const snapshot = await open(miner).snapshot();
const pools = await open(miner).pools();
const offline = openMiner("192.0.2.1", { transport: memoryTransport(() => undefined) });
const digest = await transport.sha256(new TextEncoder().encode("admin"));

console.log(
  JSON.stringify({
    identity: { model, dna, confidence },
    state: snapshot.state,
    hasWatts: snapshot.points.powerWallW > 0,
    source: snapshot.sources.powerWallW.source,
    issues: snapshot.issues.length,
    workers: pools.map((pool) => pool.worker),
    together: (await Promise.all([1, 2, 3].map(() => open(miner).snapshot()))).length,
    refused: await codeOf(open(closed).identify()),
    garbage: await codeOf(open(garbage).identify()),
    aborted: await aborted(),
    closed: await codeOf(offline.identify()),
    sha256: [...digest.slice(0, 4)],
  }),
);
