import { nodeTransport } from "@hearthash/client/node";
import { startMany, startSimulator } from "@hearthash/simulator";
import { afterEach, describe, expect, it } from "vitest";
import { openDiscoveries, targetPolicy } from "../../../packages/server/src/discovery/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { answering, stranger } from "../../support/stranger.js";
import { house, OWNER, until } from "../fleet/house.js";

const running: { stopAll: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stopAll()));
});

function searches(allowTargets: readonly string[] = ["127.0.0.0/8"]) {
  const here = house();
  const { clock, journal } = here.options;
  const mayConnect = targetPolicy({ allowTargets });
  const discoveries = openDiscoveries({
    fleet: here.fleet,
    transport: nodeTransport(),
    clock,
    journal,
    mayConnect,
  });
  running.push(discoveries);
  return { here, discoveries };
}

const failsWith = (code: string) => expect.objectContaining({ code });

describe("a search", () => {
  it("tells what it finds, and approved miners are polled", async () => {
    const { miners } = stoppedBehind(
      await startMany({
        model: "nano3s",
        count: 3,
        host: "127.54.1.1",
        port: 4028,
        product: `<b>${"x".repeat(300)}`,
      }),
    );
    const odd = stoppedBehind(await stranger(answering("SSH-2.0-OpenSSH\r\n"), "127.54.1.9"));
    const { here, discoveries } = searches();
    here.fleet.add({ host: "127.54.1.2" }, OWNER);
    const started = discoveries.start(`127.54.1.0/29, 127.54.1.9:${odd.port}`, OWNER);
    expect(started).toMatchObject({ status: "running", total: 7, found: [], finishedAt: null, error: null });
    await until(() => discoveries.get(started.id)?.status === "done");
    const done = discoveries.get(started.id);
    expect(done).toMatchObject({ done: 7, etaMs: null, open: [{ host: "127.54.1.9", port: odd.port }] });
    const found = [...(done?.found ?? [])].sort((one, other) => one.host.localeCompare(other.host));
    expect(found.map(({ host, known }) => [host, known])).toEqual([
      ["127.54.1.1", false],
      ["127.54.1.2", true],
      ["127.54.1.3", false],
    ]);
    expect(found.every(({ product }) => (product?.length ?? 0) <= 200)).toBe(true);
    const wanted = miners.map(({ host, port }) => ({ host, port, name: `Rack ${host.at(-1)}` }));
    const approved = discoveries.approve(started.id, { miners: wanted, approveSubnet: true }, OWNER);
    expect(approved.map(({ endpoint }) => endpoint.host)).toEqual(miners.map(({ host }) => host));
    expect(here.fleet.list()).toHaveLength(3);
    expect(here.fleet.subnets()).toEqual(["127.54.1.0/29"]);
    await until(() => here.fleet.list().every(({ presence }) => presence === "online"));
    expect(discoveries.get(started.id)?.found.every(({ known }) => known)).toBe(true);
    expect(here.notes.map(({ kind }) => kind)).toContain("discovery.ended");
  });

  it("adds only what it found itself", async () => {
    const { here, discoveries } = searches();
    const { id } = discoveries.start("127.54.2.1", OWNER);
    await until(() => discoveries.get(id)?.status === "done");
    const wanted = { miners: [{ host: "127.54.2.2", port: 4028 }] };
    expect(() => discoveries.approve(id, wanted, OWNER)).toThrowError(failsWith("request-invalid"));
    expect(() => discoveries.approve("other", wanted, OWNER)).toThrowError(failsWith("not-found"));
    expect(here.fleet.list()).toEqual([]);
  });

  it("finds a miner that has moved to a network nobody had approved", async () => {
    const dna = "00000000000000dd";
    const { miners } = stoppedBehind(
      await startSimulator({ miners: [{ model: "nano3s", host: "127.54.3.1", dna }] }),
    );
    const { here, discoveries } = searches();
    here.fleet.add({ host: "127.54.3.1" }, OWNER);
    await until(() => here.fleet.get(dna)?.presence === "online");
    await miners[0]?.moveTo("127.54.4.1");
    discoveries.start("127.54.4.0/30", OWNER);
    await until(() => here.fleet.need(dna).endpoint.host === "127.54.4.1");
  });
});

describe("searches", () => {
  it("run one at a time, can be stopped, and the last ten are kept", async () => {
    const odd = stoppedBehind(await stranger(() => undefined, "127.54.5.1"));
    const { discoveries } = searches();
    const first = discoveries.start(`127.54.5.1:${odd.port}`, OWNER);
    expect(() => discoveries.start("127.54.5.2", OWNER)).toThrowError(failsWith("conflict"));
    await until(() => odd.connections() > 1);
    discoveries.stop(first.id);
    await until(() => discoveries.get(first.id)?.status === "stopped");
    expect(discoveries.get(first.id)).toMatchObject({ error: null, finishedAt: expect.any(Number) });
    for (let count = 0; count < 10; count += 1) {
      const { id } = discoveries.start("127.54.5.2", OWNER);
      await until(() => discoveries.get(id)?.status === "done");
    }
    expect(discoveries.list()).toHaveLength(10);
    expect(discoveries.get(first.id)).toBeUndefined();
    expect(() => discoveries.stop(first.id)).toThrowError(failsWith("not-found"));
  });

  it("contact permitted addresses only, and no more than a /16", () => {
    const { discoveries } = searches([]);
    for (const targets of [
      "127.0.0.1",
      "10.0.0.1,8.8.8.8",
      "miner.local",
      "192.168.255.250-192.169.0.2",
      "fe80::1",
    ]) {
      expect(() => discoveries.start(targets, OWNER), targets).toThrowError(failsWith("target-refused"));
    }
    for (const targets of ["10.0.0.0/15", "10.0.0", "", "127.1", "10.0.0.0/16,10.1.0.0/16"]) {
      expect(() => discoveries.start(targets, OWNER), targets).toThrowError(failsWith("request-invalid"));
    }
    expect(discoveries.list()).toEqual([]);
  });
});
