import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { quickReaderJudge } from "./judge-quick-reader.mjs";

const root = fileURLToPath(new URL("../fixtures", import.meta.url));

/** Two that are derived and one that is not: what else is read must not show. */
const FEW_POINTS = ["efficiencyJPerTh", "rejectPercent", "tempChipMaxC"];

/** The recorded miners whose models join their reads: the joined reply each would give, and a judge of it. */
export function recordedMiners(client) {
  return client.models
    .filter((model) => model.joinsReads)
    .flatMap((model) =>
      readdirSync(join(root, model.id)).map((firmware) =>
        recordedMiner(client, model, join(root, model.id, firmware)),
      ),
    );
}

function recordedMiner(client, model, folder) {
  const fileOf = (command) => join(folder, `${command}.json`);
  const read = (command) => readFileSync(fileOf(command), "utf8").trim();
  const commands = client
    .neededCommands(model)
    .map(({ command }) => command)
    .filter((command) => existsSync(fileOf(command)));
  const parts = commands.map((command) => `"${command}":[${read(command)}]`);
  const text = commands.length === 1 ? read(commands[0]) : `{${parts.join()},"id":1}`;
  const estats = commands.includes("estats") ? read("estats") : "";
  const dna = client.normalizeDna(/ H?DNA\[([0-9a-f]{16})\]/.exec(estats)?.[1]);
  const firmware = / LVer\[([^\]]+)\]/.exec(estats)?.[1];
  const judged = { model, commands, identity: { dna, firmware } };
  const judges = [
    quickReaderJudge(client, { ...judged, sample: new TextEncoder().encode(text) }),
    quickReaderJudge(client, { ...judged, points: FEW_POINTS }),
  ];
  const judge = (bytes) => judges.map((one) => one(bytes))[0];
  // The home miners with a state of their own are healthy in every respect; the others are for the full parser.
  const isQuick = ["mini3", "nano3s", "q"].includes(model.id);
  return { name: folder.slice(root.length + 1), text, judge, isQuick };
}
