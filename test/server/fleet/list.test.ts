import { startMany, startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { fixedMinersOf } from "../../../packages/server/src/fleet/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { house, OWNER, stateFile, told, until } from "./house.js";

const A = "00000000000000aa";

describe("miners of the configuration and the command line", () => {
  it("are polled from ranges, keep what they say, and cannot be removed", async () => {
    stoppedBehind(await startMany({ model: "q", count: 3, host: "127.52.1.1", port: 4028 }));
    const fixedMiners = fixedMinersOf(
      [
        { host: "127.52.1.1-2", name: "Rack", maxPowerW: 900 },
        { host: "127.52.1.3:4028", place: "Cellar" },
      ],
      ["127.52.1.3", "127.52.1.9"],
    );
    const here = house({ fixedMiners });
    expect(here.fleet.list().map(({ name, source }) => [name, source])).toEqual([
      ["Rack 127.52.1.1", "config"],
      ["Rack 127.52.1.2", "config"],
      ["127.52.1.3", "config"],
      ["127.52.1.9", "command-line"],
    ]);
    await until(() => here.fleet.list().filter(({ presence }) => presence === "online").length === 3);
    const [first, , third, fourth] = here.fleet.list();
    expect(first?.limits).toEqual({ maxPowerW: 900, neverOnUnattended: false });
    const conflict = expect.objectContaining({ code: "conflict" });
    expect(() => here.fleet.remove(first?.id ?? "", OWNER)).toThrowError(conflict);
    expect(() => here.fleet.remove(fourth?.id ?? "", OWNER)).toThrowError(/command line/);
    expect(() => here.fleet.change(first?.id ?? "", { name: "Mine" }, OWNER)).toThrowError(
      /miners: 127\.52\.1\.1/,
    );
    expect(() => here.fleet.change(first?.id ?? "", { limits: { maxPowerW: null } }, OWNER)).toThrowError(
      conflict,
    );
    const changed = here.fleet.change(
      third?.id ?? "",
      { name: "Mine", limits: { neverOnUnattended: true } },
      OWNER,
    );
    expect(changed).toMatchObject({ name: "Mine", place: "Cellar", limits: { neverOnUnattended: true } });
    expect(here.notes.at(-1)).toMatchObject({
      kind: "miner.changed",
      actor: OWNER,
      data: { changes: ["name", "limits.neverOnUnattended"] },
    });
  });

  it("vanish when they are no longer named, and come back with their record", async () => {
    const path = stateFile();
    const fixedMiners = fixedMinersOf([{ host: "127.52.2.1" }]);
    const simulator = stoppedBehind(
      await startSimulator({ miners: [{ model: "nano3s", host: "127.52.2.1", dna: A }] }),
    );
    const first = house({ path, fixedMiners, subnets: ["127.52.2.0/28"] });
    await until(() => first.fleet.get(A)?.presence === "online");
    first.fleet.change(A, { name: "Study", notes: "by the window" }, OWNER);
    await simulator.miners[0]?.moveTo("127.52.2.5");
    await until(() => first.fleet.need(A).endpoint.host === "127.52.2.5");
    await first.stop();
    const second = house({ path });
    expect(second.fleet.list()).toEqual([]);
    expect(second.fleet.get(A)).toBeUndefined();
    await second.stop();
    const third = house({ path, fixedMiners });
    expect(third.fleet.list()).toMatchObject([
      { id: A, name: "Study", notes: "by the window", endpoint: { host: "127.52.2.5" }, presence: "new" },
    ]);
    expect(third.fleet.need(A).lastSeenAt).toBeGreaterThan(0);
    await until(() => third.fleet.need(A).presence === "online");
    await third.stop();
    const fourth = house({ path });
    expect(fourth.fleet.add({ host: "127.52.2.5" }, OWNER)).toMatchObject({
      id: A,
      name: "Study",
      source: "owner",
    });
  });
});

describe("miners of the owner", () => {
  it("can be changed and removed, and their records outlive a restart", async () => {
    const path = stateFile();
    const first = house({ path });
    const { id } = first.fleet.add({ host: "127.52.3.1", place: "Cellar" }, OWNER);
    first.fleet.add({ host: "127.52.3.2" }, OWNER);
    first.fleet.change(id, { name: "Old", place: null, limits: { maxPowerW: 500 } }, OWNER);
    expect(first.fleet.need(id)).toMatchObject({ name: "Old", place: undefined });
    await first.stop();
    const second = house({ path });
    expect(second.fleet.list().map(({ name }) => name)).toEqual(["Old", "127.52.3.2"]);
    expect(second.fleet.need(id).limits).toEqual({ maxPowerW: 500, neverOnUnattended: false });
    second.fleet.remove(id, OWNER);
    expect(second.fleet.get(id)).toBeUndefined();
    expect(told(second, id)).toEqual(["miner.removed"]);
    expect(() => second.fleet.need(id)).toThrowError(expect.objectContaining({ code: "not-found" }));
    await second.stop();
    expect(house({ path }).fleet.list()).toHaveLength(1);
  });

  it("are taken at permitted addresses only, in one spelling", () => {
    const here = house();
    const refused = (host: string) =>
      expect(() => here.fleet.add({ host }, OWNER), host).toThrowError(
        expect.objectContaining({ code: expect.stringMatching(/target-refused|request-invalid/) }),
      );
    for (const host of [
      "8.8.8.8",
      "localhost",
      "169.254.1.1",
      "10.0.0.1:22",
      "user@10.0.0.1",
      "::1",
      "0x7f.1",
    ]) {
      refused(host);
    }
    expect(() => here.fleet.approveSubnet("8.8.8.0/24", OWNER)).toThrowError(
      expect.objectContaining({ code: "target-refused" }),
    );
    expect(() => here.fleet.approveSubnet("nonsense/", OWNER)).toThrowError(
      expect.objectContaining({ code: "request-invalid" }),
    );
    expect(here.fleet.list()).toEqual([]);
  });
});
