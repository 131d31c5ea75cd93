import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { OWNER } from "../support/server-parts.js";
import { commandsOver, warnedParts } from "../support/warned-parts.js";
import { actions, alertedHouse, messages } from "./alerted-house.js";

describe("a miner that goes away", () => {
  it("is told once, and that it is back once, with the last that was known", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    await house.devices[0]?.setFault("refused");
    await house.pass(10);
    expect(house.told()).toEqual([
      "offline told: Miner 1 has not answered since 00:02. Last known: hashing.",
    ]);
    await house.devices[0]?.clearFault();
    await house.pass(10);
    expect(house.told()).toHaveLength(2);
    expect(house.told()[1]).toMatch(/^offline ended: Miner 1 answers again\. It was so for \d+ min\.$/);
    expect(house.alerts.list({}).items).toMatchObject([{ kind: "offline", state: "resolved" }]);
  });

  it("is not told when it was away for a moment only", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    await house.devices[0]?.setFault("refused");
    await house.pass(2);
    await house.devices[0]?.clearFault();
    await house.pass(5);
    expect(house.told()).toEqual([]);
  });

  it("is not told again by a server that was restarted, and its return is told by the new one", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    await house.devices[0]?.setFault("refused");
    await house.pass(6);
    const before = house.told();
    expect(before).toHaveLength(1);
    await house.stop();

    const { folder, clock } = house;
    const next = stoppedBehind(warnedParts({ folder, clock }));
    const { pass, told } = actions(next, house.devices);
    const device = house.devices[0];
    next.alerts.start();
    await pass(10);
    expect(told()).toEqual(before);
    await device?.clearFault();
    await pass(5);
    expect(told()).toHaveLength(2);
  });
});

describe("what a server killed at any moment has told", () => {
  it("is in the alerts, the memory and the outbox alike", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    await house.devices[0]?.setFault("refused");
    await house.pass(6);
    // No stop, no save: a second server opens the same files as they lie.
    const next = warnedParts({ folder: house.folder, clock: house.clock });
    expect(next.alerts.list({ state: "open" }).items).toHaveLength(1);
    expect(messages(next.store)).toHaveLength(1);
    const live = house.fleet.list()[0];
    const rows = next.store
      .prepare("SELECT memory FROM alert_memory WHERE kind = 'offline'")
      .all() as readonly {
      memory: string;
    }[];
    expect(live).toBeDefined();
    expect(rows.map(({ memory }) => JSON.parse(memory).level.phase)).toEqual(["on"]);
  });
});

describe("a message that cannot be written down", () => {
  it("leaves no alert behind, and is told once when there is room again", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    house.store.exec(
      "CREATE TRIGGER full BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    await house.devices[0]?.setFault("refused");
    await expect(house.pass(10)).rejects.toThrow("disk full");
    // A poll may have met it before the look by time did.
    house.defects.splice(0);
    expect(house.alerts.list({}).items).toEqual([]);
    house.store.exec("DROP TRIGGER full");
    await house.pass(10);
    expect(house.told()).toHaveLength(1);
    expect(house.alerts.list({}).items).toHaveLength(1);
  });
});

describe("other things that happen to real miners", () => {
  it("a power cut is told as a restart, a commanded one is not", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    await house.devices[0]?.powerCycle();
    await house.pass(15);
    expect(house.told().filter((text) => text.startsWith("restarted"))).toHaveLength(1);
    const [miner] = house.fleet.list();
    house.commands.submit({
      ...{ minerId: miner?.id ?? "", intent: { kind: "reboot" }, actor: OWNER, origin: "rest" },
      ...{ isUnattended: false, isDryRun: false },
    });
    await commandsOver(house, house.devices);
    await house.pass(15);
    expect(house.told().filter((text) => text.startsWith("restarted"))).toHaveLength(1);
  });

  it("a mode changed by a stranger is told, one changed here is not", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    const [miner] = house.fleet.list();
    const order = {
      minerId: miner?.id ?? "",
      actor: OWNER,
      origin: "rest",
      isUnattended: false,
      isDryRun: false,
    };
    house.commands.submit({ ...order, intent: { kind: "setWorkMode", mode: "night" } });
    await commandsOver(house, house.devices);
    await house.pass(15);
    expect(house.told()).toEqual([]);
    const stranger = house.fleet.handle(miner?.id ?? "");
    await stranger.control.apply({ kind: "setWorkMode", mode: "mining" });
    await house.pass(15);
    expect(house.told().filter((text) => text.startsWith("mode-changed"))).toEqual([
      "mode-changed told: Miner 1 has its work mode changed from night to mining, not by hearthash.",
    ]);
  });

  it("dead pools and too hot chips are told and end", async () => {
    const house = await alertedHouse([{}]);
    await house.pass(2);
    const device = house.devices[0];
    await device?.setFault("pools-dead");
    device?.pin({ chipMaxC: 108 });
    await house.pass(10);
    const told = house.told().map((text) => text.split(":")[0]);
    expect(told).toContain("chip-hot told");
    expect(told).toContain("pool-dead told");
    device?.pin({});
    await device?.clearFault();
    await house.pass(10);
    const all = house.told().map((text) => text.split(":")[0]);
    expect(all).toContain("chip-hot ended");
    expect(all).toContain("pool-dead ended");
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("a miner whose polls bring its pools", () => {
  it("is told by them that a pool is dead, and is not asked for them once more", async () => {
    const house = await alertedHouse([{}]);
    const [device] = house.devices;
    const [miner] = house.fleet.list();
    const release = house.fleet.readPools(miner?.id ?? "");
    await house.pass(1);
    device?.clearRequests();
    await device?.setFault("pools-dead");
    await house.pass(10);
    expect(house.told().map((text) => text.split(":")[0])).toContain("pool-dead told");
    const requests = device?.requests.map(({ request }) => request) ?? [];
    const polls = requests.filter((request) => request.includes("summary"));
    expect(polls.length).toBeGreaterThan(0);
    expect(requests.filter((request) => request.includes("pools"))).toHaveLength(polls.length);
    release();
  });
});

describe("a hostile name", () => {
  it("brings no line, no control and no direction of its own into a text", async () => {
    const house = await alertedHouse([{}]);
    const [miner] = house.fleet.list();
    house.fleet.change(miner?.id ?? "", { name: "x\r\nSubject: y\u202e\u0007<b>" }, OWNER);
    await house.pass(1);
    await house.devices[0]?.setFault("refused");
    await house.pass(6);
    const [message] = messages(house.store);
    expect(message?.title).toBe("x Subject: y <b>: offline");
    expect(message?.text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
