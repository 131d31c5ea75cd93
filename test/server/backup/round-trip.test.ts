import { readFileSync } from "node:fs";
import { join } from "node:path";
import DatabaseFile from "better-sqlite3";
import { expect, it } from "vitest";
import { restoreBackup } from "../../../packages/server/src/index.js";
import { dataFolder } from "../support/server-parts.js";
import { until } from "../support/until.js";
import { type WholeServer, wholeServer } from "../whole/whole-server.js";
import { withMiner } from "./backed-up-house.js";

const hook = {
  kind: "webhook",
  name: "Door",
  url: "https://hook.example.com/secretpath",
  secret: "hushhush",
};
const preset = {
  name: "main",
  pools: [{ url: "stratum+tcp://pool.example.com:3333", worker: "me.1", password: "hushhush" }],
};
const evening = {
  name: "Evening",
  miners: "all",
  days: ["mon"],
  time: "22:30",
  timezone: "Europe/Berlin",
  intent: { kind: "setLcd", on: false },
};

/** A house with something of everything. */
async function furnish(server: WholeServer): Promise<string> {
  const id = await withMiner(server, "Living room");
  const answers = [
    await server.api("PATCH", `/miners/${id}`, { place: "cellar", notes: "warm" }),
    await server.api("PUT", `/miners/${id}/web-password`, { password: "hushhush" }),
    await server.api("POST", "/schedules", evening),
    await server.api("POST", "/channels", hook),
    await server.api("POST", "/presets", preset),
    await server.api("PATCH", "/alert-rules/offline", { enabled: true, durationS: 420 }),
    await server.api("POST", "/alert-mutes", { kind: "offline", minerId: id }),
    await server.api("PATCH", "/config", { "energy.pricePerKwh": 0.31 }),
    await server.api("POST", "/tokens", { name: "t", scope: "read" }),
  ];
  for (const { status, text } of answers) expect([200, 201, 204], text).toContain(status);
  await until(async () => (await samples(server, id)).length > 3, "a few polls in the history");
  return id;
}

async function samples({ api }: WholeServer, id: string): Promise<readonly unknown[][]> {
  const { body } = await api("GET", `/miners/${id}/history?since=1h&resolution=raw&points=powerWallW,fanRpm`);
  return body.times.map((at: number, index: number) => [at, body.points?.powerWallW?.[index] ?? null]);
}

/** What a restored house has to show alike. */
async function shown({ api }: WholeServer, id: string) {
  const { name, place, notes } = (await api("GET", `/miners/${id}`)).body;
  const schedules = (await api("GET", "/schedules")).body.items;
  return {
    ...{ miner: { name, place, notes }, schedules },
    rule: (await api("GET", "/alert-rules/offline")).body,
    mutes: (await api("GET", "/alert-mutes")).body.items,
    alerts: (await api("GET", "/alerts")).body.items,
    price: (await api("GET", "/config")).body.energy.pricePerKwh,
  };
}

it("restores on another folder what there was, without secrets", { timeout: 120_000 }, async () => {
  const first = await wholeServer();
  const id = await furnish(first);
  const { name } = (await first.api("POST", "/backups")).body;
  const before = await shown(first, id);
  const history = await samples(first, id);
  await first.stop();
  const second = dataFolder();
  const file = join(first.folder, "backups", name);
  const configFile = join(second, "config.yaml");
  const restored = await restoreBackup({ file, dataFolder: second, configFile });
  expect(restored).toMatchObject({ aside: undefined, configFile, configAside: undefined });
  expect(readFileSync(configFile, "utf8")).toBe(readFileSync(join(first.folder, "config.yaml"), "utf8"));
  expectNoSecrets(second);
  const server = await wholeServer({ folder: second, config: { energy: { pricePerKwh: 0.31 } } });
  expect(await shown(server, id)).toEqual(before);
  const at = history.slice(0, 3).map(([time]) => time);
  const again = (await samples(server, id)).filter(([time]) => at.includes(time));
  expect(again).toEqual(history.slice(0, 3));
  const [note] = (await server.api("GET", "/events?kind=backup.restored")).body.items;
  expect(note.message).toContain("tokens, sign-ins and stored passwords are not part of it");
  await secretsAreGivenAgain(server);
});

function expectNoSecrets(folder: string): void {
  const store = new DatabaseFile(join(folder, "hearthash.db"), { readonly: true });
  const all = (sql: string) => store.prepare(sql).raw().all();
  expect(all("SELECT count(*) FROM tokens UNION ALL SELECT count(*) FROM secrets")).toEqual([[0], [0]]);
  expect(all("SELECT length(sealed) FROM channels")).toEqual([[0]]);
  expect(JSON.stringify(all("SELECT pools FROM presets"))).not.toContain("sealed");
  store.close();
}

async function secretsAreGivenAgain(server: WholeServer): Promise<void> {
  const [channel] = (await server.api("GET", "/channels")).body.items;
  expect(channel).toMatchObject({ name: "Door", enabled: false, secrets: [] });
  const { secret: _secret, url: _url, ...bare } = hook;
  const without = await server.api("PUT", `/channels/${channel.id}`, bare);
  expect([without.status, without.body.code]).toEqual([400, "request-invalid"]);
  const given = await server.api("PUT", `/channels/${channel.id}`, { ...hook, enabled: true });
  expect([given.status, given.body.enabled]).toEqual([200, true]);
  const [kept] = (await server.api("GET", "/presets")).body.items;
  expect(kept).toMatchObject({ name: "main", pools: [{ worker: "me.1", hasPassword: false }] });
}
