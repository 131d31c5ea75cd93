/*
 * The long form of the property tests: `npm run fuzz [seconds] [seed]`. Feeds mutated, cut and overgrown replies to
 * the built library until the time is over. Stops with exit code 1 at the first throw, invented value or blow-up,
 * and keeps the input under reports/fuzz.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { inventedValues } from "../test/fuzz/invented-values.mjs";
import { grow, mutate, randomFrom } from "../test/fuzz/mutate.mjs";
import { mutateValues } from "../test/fuzz/mutate-values.mjs";
import { recordedMiners } from "../test/fuzz/recorded-miners.mjs";
import { brokenJson, textReplies, validJson } from "../test/fuzz/samples.mjs";

const dist = new URL("../packages/client/dist/", import.meta.url);
if (!existsSync(new URL("index.js", dist))) {
  console.error("fuzz: the library is not built; run `npm run build` first");
  process.exit(1);
}
const { parseReply } = await import(new URL("wire/parse-reply.js", dist).href);
const { encodeUtf8 } = await import(new URL("wire/utf8.js", dist).href);
const { redactText, redactTree } = await import(new URL("wire/redact.js", dist).href);
const { findMm } = await import(new URL("mm/find-mm.js", dist).href);
const { parseMm } = await import(new URL("mm/mm-fields.js", dist).href);

/** What the quick reader is judged with: see test/fuzz/judge-quick-reader.mjs. */
const judged = {};
for (const module of [
  "domain/identity",
  "miner/needed-commands",
  "models/index",
  "models/kit/quick-reader",
  "models/kit/read-boards",
  "models/kit/read-points",
  "models/kit/readout",
  "wire/issue",
  "wire/parse-reply",
  "wire/reply",
]) {
  Object.assign(judged, await import(new URL(`${module}.js`, dist).href));
}
const healthy = recordedMiners(judged).filter((miner) => miner.isQuick);

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 32);
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  console.error("fuzz: usage: node scripts/fuzz.mjs [seconds] [seed]");
  process.exit(2);
}

/** So slow that only growth with the square of the length explains it. */
const MAX_MS_PER_KB = 25;
const BIG_INPUT = 64 * 1024;

const samples = [validJson, brokenJson, textReplies].flatMap((replies) =>
  Object.values(replies).map((text) => ({ text, whole: read(text) })),
);
const random = randomFrom(seed);
const counts = { mutated: 0, cut: 0, grown: 0, judged: 0 };
let quick = 0;
let worst = { msPerKb: 0, length: 0 };
let input = "";

const kinds = {
  mutated() {
    input = mutate(samples[random(samples.length)].text, random);
    useAll(read(input));
  },
  cut() {
    const { text, whole } = samples[random(samples.length)];
    input = text.slice(0, random(text.length));
    const invented = inventedValues(whole, read(input), parseMm);
    if (invented.length > 0) throw new Error(`invented values: ${invented.join("; ")}`);
  },
  judged() {
    const miner = healthy[random(healthy.length)];
    input = random(4) === 0 ? mutate(miner.text, random) : mutateValues(miner.text, random);
    if (miner.judge(encodeUtf8(input))) quick += 1;
  },
  grown() {
    input = grow(samples[random(samples.length)].text, BIG_INPUT, random);
    const start = performance.now();
    useAll(read(input));
    const msPerKb = ((performance.now() - start) / input.length) * 1024;
    if (msPerKb > worst.msPerKb) worst = { msPerKb, length: input.length };
    if (msPerKb > MAX_MS_PER_KB) throw new Error(`${msPerKb.toFixed(1)} ms per KB`);
  },
};

const end = performance.now() + seconds * 1000;
let kind = "cut";
try {
  while (performance.now() < end) {
    const dice = random(1000);
    kind = dice < 2 ? "grown" : dice < 200 ? "cut" : dice < 400 ? "mutated" : "judged";
    kinds[kind]();
    counts[kind] += 1;
  }
} catch (error) {
  report();
  console.error(`fuzz: FAILED on a ${kind} reply: ${error.stack ?? error}`);
  console.error(`fuzz: its input is in ${save(input)}; seed ${seed}`);
  process.exit(1);
}
report();
console.log("fuzz: no throw, no invented value");

function read(text) {
  return parseReply("stats", { bytes: encodeUtf8(text), end: "closed", trailingBytes: 0 });
}

/** Does to a reply what the library and its callers do, and checks what must hold for any reply. */
function useAll(reply) {
  for (const part of [reply, ...Object.values(reply.joined)]) {
    for (const rows of Object.values(part.sections)) {
      findMm(rows);
      for (const value of rows.flatMap((row) => Object.values(row))) checkValue(value);
    }
  }
  redactText(reply.text);
  if (reply.tree !== undefined) JSON.stringify(redactTree(reply.tree));
  if (reply.issues.length > 32) throw new Error(`${reply.issues.length} issues`);
  if ("polluted" in {}) throw new Error("Object.prototype was polluted");
}

function checkValue(value) {
  const isSound =
    typeof value === "number"
      ? Number.isFinite(value)
      : typeof value === "boolean" || (typeof value === "string" && value !== "(null)");
  if (!isSound) throw new Error(`a value that no miner can mean: ${String(value)}`);
}

function save(text) {
  const folder = new URL("../reports/fuzz/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = `${kind}-${seed}.bin`;
  writeFileSync(new URL(file, folder), encodeUtf8(text));
  return `reports/fuzz/${file}`;
}

function report() {
  const total = Object.values(counts).reduce((left, right) => left + right);
  const { msPerKb, length } = worst;
  console.log(`fuzz: ${total} replies in ${seconds} s at most, seed ${seed}`);
  console.log(`fuzz: ${counts.mutated} mutated, ${counts.cut} cut, ${counts.grown} grown to 64 KB`);
  console.log(
    `fuzz: ${counts.judged} judged, of which ${quick} were read quickly and the full parser agreed`,
  );
  console.log(`fuzz: worst time ${msPerKb.toFixed(3)} ms per KB, at ${Math.round(length / 1024)} KB`);
}
