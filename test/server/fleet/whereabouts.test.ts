import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { type House, house, OWNER, stateFile, told, until } from "./house.js";

const [A, B, C] = ["00000000000000aa", "00000000000000bb", "00000000000000cc"] as const;

async function miners(...all: readonly { host: string; dna: string }[]) {
  const options = all.map((one) => ({ model: "nano3s" as const, ...one }));
  const simulator = stoppedBehind(await startSimulator({ miners: options }));
  return simulator.miners;
}

function addressOf(here: House, id: string): string | undefined {
  return here.fleet.get(id)?.endpoint.host;
}

async function online(here: House, ...ids: readonly string[]): Promise<void> {
  await until(() => ids.every((id) => here.fleet.get(id)?.presence === "online"), `${ids.join()} online`);
}

describe("a miner that gets another address", () => {
  it("is found again in the approved network, and its history goes on", async () => {
    const [one] = await miners({ host: "127.51.1.1", dna: A });
    const here = house();
    here.fleet.add({ host: "127.51.1.1", name: "Study" }, OWNER);
    here.fleet.approveSubnet("127.51.1.0/28", OWNER);
    expect(here.fleet.subnets()).toEqual(["127.51.1.0/28"]);
    await online(here, A);
    await one?.moveTo("127.51.1.9");
    await until(() => addressOf(here, A) === "127.51.1.9");
    await online(here, A);
    expect(here.fleet.need(A)).toMatchObject({ name: "Study", notices: [{ code: "moved" }] });
    expect(here.fleet.need("at-127.51.1.1-4028").id).toBe(A);
    expect(told(here, A)).toContain("miner.moved");
    expect(told(here)).not.toContain("miner.conflict");
    expect(here.fleet.knows({ host: "127.51.1.1", port: 4028 })).toBe(false);
    expect(here.notes.find(({ kind }) => kind === "miner.moved")?.data).toEqual({
      from: "127.51.1.1:4028",
      to: "127.51.1.9:4028",
    });
  });

  it("is not looked for outside of approved networks", async () => {
    const [one] = await miners({ host: "127.51.2.1", dna: A });
    const here = house({ subnets: ["127.51.2.0/29"] });
    here.fleet.add({ host: "127.51.2.1" }, OWNER);
    await online(here, A);
    await one?.moveTo("127.51.2.9");
    await until(() => here.fleet.need(A).presence === "offline");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(one?.requests.slice(-1)[0]?.request).toContain("summary");
    expect(addressOf(here, A)).toBe("127.51.2.1");
  });

  it("is the same when the owner adds its new address", async () => {
    const [one] = await miners({ host: "127.51.3.1", dna: A });
    const here = house();
    here.fleet.add({ host: "127.51.3.1", name: "Study" }, OWNER);
    await online(here, A);
    await one?.moveTo("127.51.3.2");
    here.fleet.add({ host: "127.51.3.2" }, OWNER);
    await until(() => addressOf(here, A) === "127.51.3.2");
    await online(here, A);
    expect(here.fleet.list()).toHaveLength(1);
    expect(here.fleet.need("at-127.51.3.2-4028")).toMatchObject({ id: A, name: "Study" });
    expect(told(here, "at-127.51.3.2-4028")).toEqual(["miner.added", "miner.removed"]);
  });
});

describe("swapped addresses", () => {
  it("leave each with its own history", async () => {
    const [one, other] = await miners({ host: "127.51.4.1", dna: A }, { host: "127.51.4.2", dna: B });
    const here = house();
    here.fleet.add({ host: "127.51.4.1", name: "One" }, OWNER);
    here.fleet.add({ host: "127.51.4.2", name: "Other" }, OWNER);
    await online(here, A, B);
    await one?.moveTo("127.51.4.3");
    await other?.moveTo("127.51.4.1");
    await one?.moveTo("127.51.4.2");
    await until(() => addressOf(here, A) === "127.51.4.2" && addressOf(here, B) === "127.51.4.1");
    await online(here, A, B);
    expect(here.fleet.list().map(({ name }) => name)).toEqual(["One", "Other"]);
    expect(told(here)).not.toContain("miner.conflict");
    expect(here.fleet.need(A).snapshot?.identity.id).toBe(A);
    expect(here.fleet.need(B).snapshot?.identity.id).toBe(B);
  });

  it("come right in a ring of three while the server was away", async () => {
    const path = stateFile();
    const hosts = ["127.51.5.1", "127.51.5.2", "127.51.5.3"];
    const all = await miners(...hosts.map((host, index) => ({ host, dna: [A, B, C][index] ?? A })));
    const before = house({ path });
    for (const host of hosts) before.fleet.add({ host }, OWNER);
    await online(before, A, B, C);
    await before.stop();
    await all[0]?.moveTo("127.51.5.4");
    await all[1]?.moveTo("127.51.5.1");
    await all[2]?.moveTo("127.51.5.2");
    await all[0]?.moveTo("127.51.5.3");
    const here = house({ path });
    expect(here.fleet.list().map(({ id }) => id)).toEqual([A, B, C]);
    await until(
      () => [A, B, C].map((id) => addressOf(here, id)).join() === [hosts[2], hosts[0], hosts[1]].join(),
    );
    await online(here, A, B, C);
    expect(told(here)).not.toContain("miner.conflict");
    expect(here.fleet.list().every(({ id, snapshot }) => id === snapshot?.identity.id)).toBe(true);
  });
});

describe("another miner at the address", () => {
  it("is never taken for the one that was there, and can be added", async () => {
    const [one] = await miners({ host: "127.51.6.1", dna: A }, { host: "127.51.6.2", dna: B });
    const here = house();
    here.fleet.add({ host: "127.51.6.1", name: "Study" }, OWNER);
    await online(here, A);
    const snapshot = here.fleet.need(A).snapshot?.identity;
    await one?.setFault("dna-change");
    await until(() => told(here, A).includes("miner.replaced"));
    await until(() => here.fleet.need(A).presence === "offline");
    const live = here.fleet.need(A);
    expect(live.notices).toMatchObject([{ code: "another-miner-here" }]);
    expect(live.error).toMatchObject({ code: "another-miner-here" });
    expect(live.snapshot?.identity).toEqual(snapshot);
    expect(told(here, A).filter((name) => name === "miner.replaced")).toHaveLength(1);
    const added = here.fleet.add({ host: "127.51.6.1" }, OWNER);
    await until(() => here.fleet.need(added.id).presence === "online");
    expect(here.fleet.list()).toHaveLength(2);
    await one?.clearFault("dna-change");
    await online(here, A);
    expect(here.fleet.need(A).notices).toEqual([]);
  });
});

describe("one identity at two live addresses", () => {
  it("is a conflict until it is over, and the miner stays where it is", async () => {
    const [, other] = await miners({ host: "127.51.7.1", dna: A }, { host: "127.51.7.2", dna: A });
    const here = house();
    here.fleet.add({ host: "127.51.7.1" }, OWNER);
    await online(here, A);
    here.fleet.add({ host: "127.51.7.2" }, OWNER);
    await until(() => told(here, A).includes("miner.conflict"));
    expect(here.fleet.need(A)).toMatchObject({
      presence: "online",
      notices: [{ code: "identity-conflict" }],
    });
    expect(addressOf(here, A)).toBe("127.51.7.1");
    const second = here.fleet.need("at-127.51.7.2-4028");
    expect(second.notices).toMatchObject([{ code: "identity-conflict" }]);
    await until(() => here.fleet.need(second.id).error?.code === "identity-conflict");
    expect(here.fleet.need(second.id).snapshot).toBeUndefined();
    await other?.stop();
    await until(() => here.fleet.need(A).notices.length === 0);
    expect(here.fleet.need(second.id).notices).toEqual([]);
    expect(told(here, A).filter((name) => name === "miner.conflict")).toHaveLength(1);
    expect(told(here)).not.toContain("miner.moved");
  });

  it("ends with the one that is left", async () => {
    const [one] = await miners({ host: "127.51.8.1", dna: A }, { host: "127.51.8.2", dna: A });
    const here = house();
    here.fleet.add({ host: "127.51.8.1" }, OWNER);
    await online(here, A);
    here.fleet.sighted(
      { id: A, dna: A, model: "nano3s", confidence: "exact" },
      { host: "127.51.8.2", port: 4028 },
    );
    await until(() => told(here, A).includes("miner.conflict"));
    await one?.stop();
    await until(() => addressOf(here, A) === "127.51.8.2");
    await online(here, A);
    expect(here.fleet.need(A).notices).toMatchObject([{ code: "moved" }]);
  });
});
