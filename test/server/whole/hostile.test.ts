import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { streamEventSchemas } from "@hearthash/contract";
import { expect, it } from "vitest";
import { replayMiner } from "../../support/replay-miner.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { folderBehind } from "../../support/temp-folder.js";
import { call } from "../support/call.js";
import { EventReader } from "../support/event-reader.js";
import { until } from "../support/until.js";
import { type WholeServer, wholeServer } from "./whole-server.js";

const fixture = fileURLToPath(new URL("../../fixtures/mini3/25022401_cb28ba7", import.meta.url));

/** Tries to end a line, an event, a label, a tag, a terminal's colour and the direction of writing. */
const EVIL = [
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  '"} 1\nhearthash_miner_up{id="forged"} 1\n',
  '\n\nevent: forged\ndata: {"x":1}\n\n\r\r',
  "\u0000\u0007\u001b[31m\u0085\u009b2J\u202e\u2066\u2028\u2029\u200b\ufeff",
  "../../etc/passwd',$(id)`id`\\",
].join("");
const LONGEST = 1000;
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** A miner of which every text that it may choose is hostile. */
async function hostileMiner(host: string, identity?: string) {
  const folder = folderBehind();
  cpSync(fixture, folder, { recursive: true });
  const change = (name: string, patterns: RegExp) => {
    const file = join(folder, `${name}.json`);
    const text = JSON.stringify(EVIL + "x".repeat(3000));
    writeFileSync(
      file,
      readFileSync(file, "utf8").replaceAll(patterns, (_, key: string) => `"${key}":${text}`),
    );
  };
  change("version", /"(PROD|HWTYPE|SWTYPE|LVERSION|BVERSION|CGVERSION|Description|Msg)":"[^"]*"/g);
  if (identity !== undefined) change("version", new RegExp(`"(${identity})":"[^"]*"`, "g"));
  change("pools", /"(URL|User|Stratum URL|Status|Msg)":"[^"]*"/g);
  change("summary", /"(Description|Msg)":"[^"]*"/g);
  const status = { STATUS: "E", When: 1_795_000_000, Code: 14, Msg: EVIL, Description: EVIL };
  for (const name of ["ascset", "check"]) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ STATUS: [status], id: 1 }));
  }
  return stoppedBehind(await replayMiner(folder, host, 4028));
}

/** Every text in it, names too. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

function expectHarmless(value: unknown, where = "stream"): void {
  const texts = textsIn(value);
  expect(
    texts.filter((text) => UNSEEN.test(text)),
    where,
  ).toEqual([]);
  expect(
    texts.filter((text) => text.length > LONGEST),
    where,
  ).toEqual([]);
}

async function orderAndWait({ api }: WholeServer, id: string): Promise<void> {
  const order = { intent: { kind: "setLcd", on: false } };
  const command = (await api("POST", `/miners/${id}/commands`, order)).body;
  const ended = async () => (await api("GET", `/commands/${command.id}`)).body.finishedAt !== null;
  await until(ended, "the end of the command");
}

it("an identity that is none is not taken for one", async () => {
  const server = await wholeServer();
  const miners = [
    await hostileMiner("127.63.2.2", "DNA"),
    await hostileMiner("127.63.2.3", "MODEL"),
    await hostileMiner("127.63.2.4", "MAC|DNA"),
  ];
  for (const { host } of miners) await server.api("POST", "/miners", { host });
  const list = async () => (await server.api("GET", "/miners")).body.items;
  const isPolled = ({ polledAt }: { polledAt: number | null }) => polledAt !== null;
  await until(async () => (await list()).every(isPolled), "the first polls");
  const items = await list();
  expectHarmless(items, "miners");
  for (const { id, host } of items) {
    expect(["0201000011223344", "mac-e0e1a9000011", `at-${host}-4028`]).toContain(id);
  }
  const page = (await call(server, "GET", "/metrics")).text;
  const up = page.split("\n").filter((line) => line.startsWith("hearthash_miner_up{"));
  expect(up).toHaveLength(miners.length);
  expectHarmless((await server.api("GET", "/events")).body, "events");
});

it("texts of a hostile device forge nothing and are bounded, wherever they come out", async () => {
  const miner = await hostileMiner("127.63.2.1");
  const server = await wholeServer();
  const { api, url, bearer } = server;
  const headers = { authorization: `Bearer ${bearer}` };
  await api("POST", "/miners", { host: miner.host });
  const isOnline = async () => (await api("GET", "/miners")).body.items[0].presence === "online";
  await until(isOnline, "the first poll");
  const { id } = (await api("GET", "/miners")).body.items[0];
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  const query = `?detail=${id}`;
  const stream = stoppedBehind(new EventReader(`${url}/api/v1/stream${query}`, { headers }));
  await orderAndWait(server, id);
  const search = (await api("POST", "/discoveries", { targets: miner.host })).body;
  await until(
    async () => (await api("GET", `/discoveries/${search.id}`)).body.status === "done",
    "the search",
  );

  const paths = [
    "/miners",
    `/miners/${id}`,
    `/miners/${id}/pools`,
    "/commands",
    "/events",
    "/discoveries",
    "/fleet",
  ];
  const answers = await Promise.all(paths.map((path) => api("GET", path)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  for (const [place, { body }] of answers.entries()) expectHarmless(body, paths[place]);
  expect(answers[2]?.text).toContain("<script>");
  for (const { headers: sent } of answers) {
    expect(sent.get("content-type")).toMatch(/^application\/json/);
    expect(sent.get("x-content-type-options")).toBe("nosniff");
  }
  const raw = await api("GET", `/miners/${id}/raw/version`);
  expect([raw.status, raw.text.split("\n")]).toEqual([200, [raw.text]]);

  await until(() => stream.named("detail").length > 1 && stream.named("command").length > 0, "the events");
  for (const { name, data } of stream.events) {
    streamEventSchemas[name as "tick"].parse(data);
    expectHarmless(data);
  }
  const page = (await call({ url, bearer }, "GET", "/metrics")).text;
  expect(page.split("\n").filter((line) => UNSEEN.test(line))).toEqual([]);
  expect(page.split("\n").filter((line) => line.startsWith("hearthash_miner_up{"))).toEqual([
    `hearthash_miner_up{id="${id}"} 1`,
  ]);
});
