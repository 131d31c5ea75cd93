/* A server's command bus in a process of its own, to be killed: node bus-process.mjs <folder> <host:port> <intents>. */
import { join } from "node:path";
import { parseEndpoint } from "../../../packages/client/dist/index.js";
import { nodeTransport } from "../../../packages/client/dist/transport/node/index.js";
import { openCommandBus } from "../../../packages/server/dist/commands/index.js";
import { EventFlow } from "../../../packages/server/dist/events/index.js";
import { openFleet } from "../../../packages/server/dist/fleet/index.js";
import { openJournal } from "../../../packages/server/dist/journal/index.js";
import { openSecretBox } from "../../../packages/server/dist/secrets/index.js";
import { openStore } from "../../../packages/server/dist/store/index.js";

const [folder, address, intents] = process.argv.slice(2);
const store = openStore(join(folder, "hearthash.db"), { backupFolder: folder, now: Date.now });
const secrets = openSecretBox({ keyFile: join(folder, "hearthash.key") });
const clock = { now: () => Date.now() };
const events = new EventFlow((error) => {
  throw error;
});
const journal = openJournal({ store, events, clock });
const polling = { watchedMs: 5000, backgroundMs: 30_000, concurrency: 8 };
const fleet = openFleet({
  ...{ store, events, journal, clock },
  transport: nodeTransport(),
  polling: { ...polling, connectTimeoutMs: 3000, replyTimeoutMs: 12_000 },
  subnets: [],
  fixedMiners: [],
  mayConnect: () => true,
});
const bus = openCommandBus({ store, fleet, events, journal, clock, secrets });
const actor = { kind: "session", id: "s1", name: "owner" };
const { id: minerId } = await fleet.pollNow(fleet.add(parseEndpoint(address), actor).id);
const common = { minerId, actor, origin: "rest", isUnattended: false, isDryRun: false };
const ids = JSON.parse(intents).map(
  (intent, place) => bus.submit({ ...common, intent, idempotencyKey: `key-${place}` }).id,
);
console.log(JSON.stringify(ids));
