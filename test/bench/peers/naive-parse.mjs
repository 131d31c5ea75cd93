/* JSON.parse and regular expressions. FOLDER TIMES */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readBracketValues } from "./bracket-values.mjs";
import { isTruth, readTargets, startMeasuring } from "./contender.mjs";

const [folder, count] = process.argv.slice(2);
const targets = readTargets(folder);
const replies = targets.map((_, index) => readFileSync(join(folder, `${index}.estats`)));
let wrong = 0;

run(Number(count) / 2);
const finish = startMeasuring();
run(Number(count));
finish(Number(count), { wrong, failed: 0 });

function run(times) {
  for (let turn = 0; turn < times; turn += 1) {
    const index = turn % replies.length;
    const reply = JSON.parse(replies[index].toString().replace(/\0$/, ""));
    if (!isTruth(targets[index].truth, readBracketValues(reply.STATS[0]["MM ID0"]))) wrong += 1;
  }
}
