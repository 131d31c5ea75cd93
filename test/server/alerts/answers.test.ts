import { describe, expect, it } from "vitest";
import { collect, OWNER } from "../support/server-parts.js";
import { clockedDevices, pollAll } from "../support/warned-parts.js";
import { alertedHouse, houseOfOne, listed } from "./alerted-house.js";

/** A house whose only miner has gone. */
async function houseWithoutAnswer() {
  const house = await houseOfOne();
  await house.pass(2);
  await house.device.setFault("refused");
  await house.pass(6);
  const [alert] = house.alerts.list({ state: "open" }).items;
  if (alert === undefined) throw new Error("no alert");
  return { ...house, alert };
}

describe("a person's word", () => {
  it("acknowledges: who did is kept, and the end is told all the same", async () => {
    const house = await houseWithoutAnswer();
    const acknowledged = house.alerts.acknowledge(house.alert.id, OWNER);
    expect(acknowledged).toMatchObject({ state: "acknowledged", acknowledgedBy: "owner" });
    await house.devices[0]?.clearFault();
    await house.pass(5);
    expect(house.told()).toHaveLength(2);
    expect(() => house.alerts.acknowledge(house.alert.id, OWNER)).toThrowError(
      expect.objectContaining({ code: "conflict" }),
    );
    const kinds = house.journal.list({ limit: 1000 }).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["alert.raised", "alert.acknowledged", "alert.resolved"]));
  });

  it("snoozes: quiet until the moment, then it says so once", async () => {
    const house = await houseWithoutAnswer();
    house.alerts.snooze(house.alert.id, 30, OWNER);
    await house.pass(29);
    expect(house.told()).toHaveLength(1);
    await house.pass(10);
    expect(house.told()).toHaveLength(2);
    expect(house.told()[1]).toContain("Still so:");
    expect(house.alerts.need(house.alert.id).state).toBe("firing");
  });

  it("mutes a miner: the alert is there, nobody is told", async () => {
    const house = await alertedHouse([{}]);
    const [miner] = house.fleet.list();
    const mute = house.alerts.mute({ minerId: miner?.id, minutes: 60 }, OWNER);
    await house.pass(2);
    await house.devices[0]?.setFault("refused");
    await house.pass(6);
    expect(house.alerts.list({ state: "open" }).items).toMatchObject([{ kind: "offline", muted: true }]);
    await house.devices[0]?.clearFault();
    await house.pass(5);
    expect(house.told()).toEqual([]);
    house.alerts.unmute(mute.id, OWNER);
    expect(house.alerts.mutes()).toEqual([]);
  });

  it("changes rules: for all, and for single miners", async () => {
    const house = await alertedHouse([{}, { seed: 12 }]);
    const [first, second] = house.fleet.list();
    house.alerts.changeRule(
      "offline",
      { durationS: 0, exceptions: { [second?.id ?? ""]: { enabled: false } } },
      OWNER,
    );
    await house.pass(1);
    for (const device of house.devices) await device.setFault("refused");
    await house.pass(2);
    expect(house.alerts.list({}).items.map(({ minerId }) => minerId)).toEqual([first?.id]);
    house.alerts.changeRule("offline", { exceptions: { [second?.id ?? ""]: null } }, OWNER);
    await house.pass(1);
    expect(house.alerts.list({}).items).toHaveLength(2);
  });

  it("cannot give a threshold to a rule that takes none", async () => {
    const house = await alertedHouse([]);
    expect(() => house.alerts.changeRule("offline", { threshold: 5 }, OWNER)).toThrowError(
      expect.objectContaining({ code: "request-invalid" }),
    );
  });
});

describe("a miner that is removed or gets another id", () => {
  it("takes its alerts with it, and nobody is told", async () => {
    const house = await houseWithoutAnswer();
    house.fleet.remove(house.minerId, OWNER);
    expect(house.alerts.list({ state: "open" }).items).toEqual([]);
    expect(house.told()).toHaveLength(1);
  });

  it("keeps its alert under the new id", async () => {
    const house = await alertedHouse([]);
    const [device] = await clockedDevices(house.clock, [{}]);
    if (device === undefined) throw new Error("no miner was started");
    await device.setFault("refused");
    // Nobody knows yet who it is: it is listed by its address.
    const { id } = listed(house, device, "Cellar");
    await house.pass(6);
    const [alert] = house.alerts.open();
    expect(alert).toMatchObject({ kind: "offline", minerId: id });
    const changes = collect(house.events, "alert.changed");
    await device.clearFault();
    await pollAll(house);
    const after = house.fleet.list()[0]?.id;
    expect(after).not.toBe(id);
    expect(house.alerts.open()).toMatchObject([{ id: alert?.id, minerId: after }]);
    expect(changes.map((change) => change.alert.minerId)).toEqual([after]);
    await pollAll(house);
    await pollAll(house);
    expect(house.alerts.need(alert?.id ?? "")).toMatchObject({ minerId: after, state: "resolved" });
  });
});

describe("the house itself", () => {
  it("tells trouble once, and its end once", async () => {
    const house = await alertedHouse([]);
    const problem = { code: "disk-full", message: "history cannot be written: the disk is full" };
    for (let times = 0; times < 3; times += 1)
      house.events.emit("system.problem", { source: "history", problem });
    for (let times = 0; times < 3; times += 1) {
      house.events.emit("system.problem", { source: "history", problem: undefined });
    }
    expect(house.told()).toEqual([
      "system told: hearthash: history cannot be written: the disk is full",
      "system ended: hearthash: over. history cannot be written: the disk is full",
    ]);
  });
});
