/* A server's command bus in a process of its own, to be killed: node bus-process.mjs <folder> <host:port> <intents>. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { models, openMiner } from "../../../packages/client/dist/index.js";
import { nodeTransport } from "../../../packages/client/dist/transport/node/index.js";
import { openCommandBus } from "../../../packages/server/dist/commands/index.js";
import { EventFlow } from "../../../packages/server/dist/events/index.js";
import { openStore } from "../../../packages/server/dist/store/index.js";

const [folder, address, intents] = process.argv.slice(2);
const store = openStore(join(folder, "hearthash.db"));
const key = createHash("sha256").update(folder).digest();
const secrets = {
  seal(clear, purpose) {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose));
    const text = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), text]);
  },
  open(sealed, purpose) {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
  },
};
const handle = openMiner(address, { transport: nodeTransport() });
const snapshot = await handle.snapshot();
const { identity } = snapshot;
const live = {
  id: identity.id,
  name: "miner",
  endpoint: handle.endpoint,
  limits: { maxPowerW: null, neverOnUnattended: false },
  identity,
  model: models.find(({ id }) => id === identity.model),
  snapshot,
};
const fleet = {
  list: () => [live],
  get: () => live,
  need: () => live,
  handle: () => handle,
  pollNow: async () => live,
};
const journal = {
  write: ({ kind, message }) =>
    store
      .prepare("INSERT INTO journal (at, kind, severity, message, data) VALUES (?, ?, 'info', ?, '{}')")
      .run(Date.now(), kind, message),
};
const clock = { now: () => Date.now() };
const bus = openCommandBus({ store, fleet, events: new EventFlow(() => {}), journal, clock, secrets });
const actor = { kind: "session", id: "s1", name: "owner" };
const common = { minerId: live.id, actor, origin: "rest", isUnattended: false, isDryRun: false };
const ids = JSON.parse(intents).map(
  (intent, place) => bus.submit({ ...common, intent, idempotencyKey: `key-${place}` }).id,
);
console.log(JSON.stringify(ids));
