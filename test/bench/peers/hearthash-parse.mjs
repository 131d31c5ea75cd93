/*
 * Reads the recorded replies of some miners in turn: hearthash-parse.mjs FOLDER TIMES WAY
 * Another way through the library is another entry of `ways`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { models, openMiner, parseMm, parseReply, rowsOf, Transport } from "@hearthash/client";
import { otherBracketValues } from "./bracket-values.mjs";
import { isTruth, readTargets, startMeasuring } from "./contender.mjs";

const [folder, count, way] = process.argv.slice(2);
const times = Number(count);
const targets = readTargets(folder);

const ways = { quick: quickly, fields: allFields, snapshot: snapshotsInMemory };

const read = await ways[way]();
let wrong = 0;
await run(times / 2);
const finish = startMeasuring();
await run(times);
finish(times, { wrong, failed: 0 });

async function run(turns) {
  const isAsync = way === "snapshot";
  for (let turn = 0; turn < turns; turn += 1) {
    const index = turn % targets.length;
    const values = isAsync ? await read(index) : read(index);
    if (!isTruth(targets[index].truth, values)) wrong += 1;
  }
}

/**
 * The twelve values that the others look for, as a poll of `pollFleet` reads them. The reader is no export of the
 * package: it is what `points` of a snapshot comes to.
 */
async function quickly() {
  const dist = new URL("../../../packages/client/dist/", import.meta.url);
  const { quickReaderFor } = await import(new URL("models/kit/quick-reader.js", dist).href);
  const points = ["hashrateAvgThs", "hashrateTheoreticalThs", "uptimeS", "tempHashboardC", "tempChipAvgC"];
  points.push("tempOutletC", "fanRpm", "fanPercent");
  const all = [...points, "hashrateThs", "powerWallW", "tempChipMaxC", "tempInletC"];
  const reader = quickReaderFor(
    models.find(({ id }) => id === "mini3"),
    ["estats"],
    all,
  );
  const frames = framesOf("estats");
  for (const frame of frames) compareOthers(frame, reader.read(frame, {}).points);
  return (index) => {
    const { points: found } = reader.read(frames[index], {});
    return [found.hashrateThs * 1000, found.powerWallW, found.tempChipMaxC, found.tempInletC];
  };

  function compareOthers(frame, found) {
    const expected = otherBracketValues(Buffer.from(frame.bytes).toString());
    const values = points.map((id) => (id.endsWith("Ths") ? found[id] * 1000 : [found[id]].flat()[0]));
    if (Object.keys(found).length !== all.length || !isTruth(expected, values)) wrong += 1;
  }
}

/** All fields of the bracket text, repaired where that is needed. */
function allFields() {
  const frames = framesOf("estats");
  return (index) => {
    const reply = parseReply("estats", frames[index]);
    const fields = parseMm(rowsOf(reply, "STATS")[0]["MM ID0"]);
    return [fields.number("GHSspd"), fields.list("PS")?.[6], fields.number("TMax"), fields.number("ITemp")];
  };
}

function framesOf(kind) {
  return targets.map((_, index) => {
    const bytes = new Uint8Array(readFileSync(join(folder, `${index}.${kind}`)));
    return { bytes: bytes.slice(0, bytes.indexOf(0)), end: "nul", trailingBytes: 0 };
  });
}

/** A snapshot with all points and their sources, of three joined replies, without a connection. */
function snapshotsInMemory() {
  const frames = { version: framesOf("version"), snapshot: framesOf("snapshot") };
  const transport = new Transport(({ port }, request) =>
    Promise.resolve(frames[request.length < 25 ? "version" : "snapshot"][port - 1]),
  );
  const miners = targets.map((_, index) => openMiner({ host: "127.0.0.1", port: index + 1 }, { transport }));
  return async (index) => {
    const { points } = await miners[index].snapshot();
    return [points.hashrateThs * 1000, points.powerWallW, points.tempChipMaxC, points.tempInletC];
  };
}
