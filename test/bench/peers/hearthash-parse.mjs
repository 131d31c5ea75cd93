/*
 * Reads a recorded reply of `estats` over and over: hearthash-parse.mjs FOLDER TIMES WAY
 * Another way through the library is another entry of `ways`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openMiner, parseMm, parseReply, rowsOf, Transport } from "@hearthash/client";
import { isTruth, readTargets, startMeasuring } from "./contender.mjs";

const [folder, count, way] = process.argv.slice(2);
const times = Number(count);
const [{ truth }] = readTargets(folder);
const frames = { estats: frameOf("estats"), version: frameOf("version"), snapshot: frameOf("snapshot") };

const ways = {
  /** All fields of the bracket text, repaired where that is needed. */
  fields() {
    const reply = parseReply("estats", frames.estats);
    const fields = parseMm(rowsOf(reply, "STATS")[0]["MM ID0"]);
    return [fields.number("GHSspd"), fields.list("PS")?.[6], fields.number("TMax"), fields.number("ITemp")];
  },
  /** A snapshot with all points and their sources, of three joined replies, without a connection. */
  snapshot: snapshotInMemory(),
};

const read = ways[way];
let wrong = 0;
for (let turn = 0; turn < times / 4; turn += 1) await read();
const finish = startMeasuring();
for (let turn = 0; turn < times; turn += 1) {
  const values = way === "snapshot" ? await read() : read();
  if (!isTruth(truth, values)) wrong += 1;
}
finish(times, { wrong, failed: 0 });

function frameOf(kind) {
  const bytes = new Uint8Array(readFileSync(join(folder, `0.${kind}`)));
  return { bytes: bytes.subarray(0, bytes.indexOf(0)), end: "nul", trailingBytes: 0 };
}

function snapshotInMemory() {
  const transport = new Transport((_to, request) =>
    Promise.resolve(request.length < 25 ? frames.version : frames.snapshot),
  );
  const miner = openMiner("127.0.0.1", { transport });
  return async () => {
    const { points } = await miner.snapshot();
    return [points.hashrateThs * 1000, points.powerWallW, points.tempChipMaxC, points.tempInletC];
  };
}
