/* JSON.parse and regular expressions. FOLDER TIMES */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readBracketValues } from "./bracket-values.mjs";
import { isTruth, readTargets, startMeasuring } from "./contender.mjs";

const [folder, count] = process.argv.slice(2);
const [{ truth }] = readTargets(folder);
const bytes = readFileSync(join(folder, "0.estats"));
let wrong = 0;

run(Number(count) / 4);
const finish = startMeasuring();
run(Number(count));
finish(Number(count), { wrong, failed: 0 });

function run(times) {
  for (let turn = 0; turn < times; turn += 1) {
    const reply = JSON.parse(bytes.toString().replace(/\0$/, ""));
    if (!isTruth(truth, readBracketValues(reply.STATS[0]["MM ID0"]))) wrong += 1;
  }
}
