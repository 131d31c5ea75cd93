/* A poll as it is often written for Node: a socket each, the reply as text, JSON.parse, regular expressions. */
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { readBracketValues } from "./bracket-values.mjs";
import { inTurn, isTruth, readTargets, startMeasuring, warmUp } from "./contender.mjs";

const [folder, count, inFlight] = process.argv.slice(2);
const targets = readTargets(folder);
const request = readFileSync(join(folder, "request"), "utf8");
let wrong = 0;
let failed = 0;

const polls = Number(count);
await inTurn(targets, warmUp(targets.length, polls), Number(inFlight), poll);
const finish = startMeasuring();
await inTurn(targets, polls, Number(inFlight), poll);
finish(polls, { wrong, failed });

async function poll({ host, port, truth }) {
  try {
    const reply = JSON.parse(await ask(host, port));
    const values = readBracketValues(reply.estats[0].STATS[0]["MM ID0"]);
    if (!isTruth(truth, values)) wrong += 1;
  } catch {
    failed += 1;
  }
}

function ask(host, port) {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, host, () => socket.write(request));
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text.replace(/\0$/, "")));
  });
}
