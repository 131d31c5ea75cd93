import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { until } from "../support/until.js";
import { added, kinds, minerAt, type WholeServer, wholeServer } from "./whole-server.js";

const [A, B] = ["00000000000000aa", "00000000000000bb"] as const;
/** A lost miner is looked for ten seconds after it was lost. */
const LONG_MS = 60_000;

async function devices(...all: readonly { host: string; dna: string }[]) {
  const miners = all.map((one) => ({ model: "nano3s" as const, ...one }));
  return stoppedBehind(await startSimulator({ miners })).miners;
}

async function at({ api }: WholeServer, id: string): Promise<string> {
  const { status, body } = await api("GET", `/miners/${id}`);
  return status === 200 ? `${body.host} ${body.presence}` : String(status);
}

describe("a miner that DHCP moves", () => {
  it("is found again on the subnet its owner approved, with its id, its name and its history", async () => {
    const [device] = await devices({ host: "127.62.1.1", dna: A });
    const server = await wholeServer();
    const { api } = server;
    const search = (await api("POST", "/discoveries", { targets: "127.62.1.0/29" })).body;
    const path = `/discoveries/${search.id}`;
    await until(async () => (await api("GET", path)).body.status === "done", "the end of the search");
    const miners = [{ host: "127.62.1.1", port: 4028, name: "Study" }];
    expect((await api("POST", `${path}/approve`, { miners, approveSubnet: true })).status).toBe(201);
    await until(async () => (await at(server, A)) === "127.62.1.1 online", "the first poll");
    await device?.moveTo("127.62.1.6");
    await until(async () => (await at(server, A)) === "127.62.1.6 online", "it to be found", LONG_MS);
    const { body } = await api("GET", "/miners");
    expect(body.items).toMatchObject([{ id: A, name: "Study", notices: [{ code: "moved" }] }]);
    const log = await kinds(server, `miner=${A}`);
    expect(log.filter((kind) => kind === "miner.moved")).toHaveLength(1);
    expect(log.indexOf("miner.identified")).toBeLessThan(log.indexOf("miner.lost"));
    const [moved] = (await api("GET", "/events?kind=miner.moved")).body.items;
    expect(moved).toMatchObject({ minerId: A, data: { from: "127.62.1.1:4028", to: "127.62.1.6:4028" } });
    expect((await api("GET", "/miners/at-127.62.1.1-4028")).body.id).toBe(A);
  }, 90_000);
});

describe("two miners that swap their addresses", () => {
  it("keep their names and histories", async () => {
    const [one, other] = await devices({ host: "127.62.2.1", dna: A }, { host: "127.62.2.2", dna: B });
    const server = await wholeServer();
    expect(await added(server, "127.62.2.1", "One")).toBe(A);
    expect(await added(server, "127.62.2.2", "Other")).toBe(B);
    await one?.moveTo("127.62.2.3");
    await other?.moveTo("127.62.2.1");
    await one?.moveTo("127.62.2.2");
    await until(async () => (await at(server, A)) === "127.62.2.2 online", "One at its new address");
    await until(async () => (await at(server, B)) === "127.62.2.1 online", "Other at its new address");
    expect((await minerAt(server, "127.62.2.2:4028")).name).toBe("One");
    expect((await minerAt(server, "127.62.2.1:4028")).name).toBe("Other");
    expect(await kinds(server)).not.toContain("miner.conflict");
  });
});

describe("another miner at a known address", () => {
  it("is offered, is not the old one, and gets none of its commands", async () => {
    const [device] = await devices({ host: "127.62.3.1", dna: A });
    const server = await wholeServer();
    await added(server, "127.62.3.1", "Study");
    await device?.setFault("dna-change");
    await until(async () => (await at(server, A)) === "127.62.3.1 offline", "it to be seen as away");
    const { body } = await server.api("GET", `/miners/${A}`);
    expect(body).toMatchObject({
      notices: [{ code: "another-miner-here" }],
      error: { code: "another-miner-here" },
    });
    device?.clearRequests();
    const order = { intent: { kind: "setLcd", on: false } };
    const { id } = (await server.api("POST", `/miners/${A}/commands`, order)).body;
    await until(async () => (await server.api("GET", `/commands/${id}`)).body.finishedAt !== null, "the end");
    expect((await server.api("GET", `/commands/${id}`)).body).toMatchObject({
      status: "refused",
      code: "command-unsafe",
    });
    expect(device?.requests.filter(({ request }) => request.includes("lcd,"))).toEqual([]);
    const id2 = await added(server, "127.62.3.1", "Newcomer");
    expect([id2 === A, (await server.api("GET", "/miners")).body.total]).toEqual([false, 2]);
  });
});

describe("one identity at two live addresses", () => {
  it("is an alert until it is over, and nobody's history is mixed", async () => {
    const [, other] = await devices({ host: "127.62.4.1", dna: A }, { host: "127.62.4.2", dna: A });
    const server = await wholeServer();
    await added(server, "127.62.4.1", "First");
    await added(server, "127.62.4.2", "Second");
    await until(async () => (await kinds(server)).includes("miner.conflict"), "the conflict");
    expect(await at(server, A)).toBe("127.62.4.1 online");
    const alert = (await server.api("GET", "/events?kind=miner.conflict")).body.items[0];
    expect(alert).toMatchObject({ severity: "warning", minerId: A, data: { other: "127.62.4.2:4028" } });
    await until(async () => (await minerAt(server, "127.62.4.1:4028")).notices.length === 1, "the notice");
    expect((await minerAt(server, "127.62.4.2:4028")).points).toEqual({});
    await other?.stop();
    await until(async () => (await minerAt(server, "127.62.4.1:4028")).notices.length === 0, "the end of it");
    expect(await kinds(server)).not.toContain("miner.moved");
  });
});
