import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { receiver } from "../channels/receiver.js";
import { schedule } from "../schedules/scheduled-house.js";
import { call as callRoute } from "../support/call.js";
import { simulatedHouse } from "../support/simulated-house.js";

/** A server with one miner and alerts that listen, called with the owner's token. */
async function served() {
  const house = await simulatedHouse([{ model: "mini3" }]);
  stoppedBehind(house.alerts).start();
  const id = house.fleet.list()[0]?.id ?? "";
  /** Lets so many minutes pass, with a poll in each. */
  const passMinutes = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      house.pass(60_000);
      await house.fleet.pollNow(id);
    }
  };
  const call = (method: string, path: string, body?: unknown) =>
    callRoute(house, method, `/api/v1${path}`, body === undefined ? {} : { body });
  return { ...house, call, passMinutes };
}

describe("alerts over HTTP", () => {
  it("are listed, acknowledged, snoozed", async () => {
    const house = await served();
    await house.devices[0]?.setFault("refused");
    await house.passMinutes(6);
    const list = await house.call("GET", "/alerts?state=open&kind=offline&limit=10");
    expect(list).toMatchObject({
      status: 200,
      body: { items: [{ kind: "offline", state: "firing" }], next: null },
    });
    const { id } = list.body.items[0];
    expect(await house.call("POST", `/alerts/${id}/snooze`, { minutes: 5 })).toMatchObject({
      body: { state: "snoozed" },
    });
    expect(await house.call("POST", `/alerts/${id}/acknowledge`)).toMatchObject({
      body: { state: "acknowledged", acknowledgedBy: "this machine" },
    });
    expect(await house.call("GET", `/alerts/${id}`)).toMatchObject({ status: 200, body: { id } });
    expect(await house.call("GET", "/alerts/none")).toMatchObject({
      status: 404,
      body: { code: "not-found" },
    });
    expect(await house.call("GET", "/alerts?cursor=x")).toMatchObject({ status: 400 });
  });

  it("come in pages, the newest first", async () => {
    const house = await served();
    for (let index = 0; index < 5; index += 1) {
      const problem = { code: `p${index}`, message: `Problem ${index}` };
      house.events.emit("system.problem", { source: `s${index}`, problem });
    }
    const codes: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const cursor: string = next === "" ? "" : `&cursor=${next}`;
      const { body } = await house.call("GET", `/alerts?limit=2${cursor}`);
      codes.push(...body.items.map((item: { data: { code: string } }) => item.data.code));
      next = body.next;
    }
    expect(codes).toEqual(["p4", "p3", "p2", "p1", "p0"]);
  });

  it("have rules that can be changed, and mutes", async () => {
    const { call } = await served();
    const rules = await call("GET", "/alert-rules");
    expect(rules.body.items).toHaveLength(17);
    expect(await call("PATCH", "/alert-rules/chip-hot", { threshold: 95 })).toMatchObject({
      body: { threshold: 95, defaults: { models: { mini3: 100 } } },
    });
    expect(await call("PATCH", "/alert-rules/chip-hot", { treshold: 95 })).toMatchObject({ status: 400 });
    expect(await call("PATCH", "/alert-rules/none", {})).toMatchObject({ status: 400 });
    const mute = await call("POST", "/alert-mutes", { kind: "offline", minutes: 5 });
    expect(mute).toMatchObject({ status: 201, body: { kind: "offline", minerId: null } });
    expect(await call("POST", "/alert-mutes", {})).toMatchObject({ status: 400 });
    expect(await call("DELETE", `/alert-mutes/${mute.body.id}`)).toMatchObject({ status: 204 });
    expect((await call("GET", "/alert-mutes")).body).toEqual({ items: [] });
  });
});

describe("channels over HTTP", () => {
  it("are made, tested, changed and removed, without showing a secret", async () => {
    const { call } = await served();
    const server = await receiver();
    const input = { kind: "webhook", name: "hook", url: `${server.url}/hidden-path`, secret: "hidden-word" };
    const made = await call("POST", "/channels", input);
    expect(made).toMatchObject({ status: 201, body: { secrets: ["url", "secret"], enabled: true } });
    expect(JSON.stringify(made.body)).not.toContain("hidden");
    const path = `/channels/${made.body.id}`;
    expect(await call("POST", `${path}/test`)).toMatchObject({ status: 200, body: { ok: true } });
    expect(server.received).toHaveLength(1);
    expect(await call("PUT", path, { kind: "webhook", name: "renamed" })).toMatchObject({
      body: { name: "renamed" },
    });
    expect(await call("PUT", path, { kind: "ntfy", name: "x", topic: "t" })).toMatchObject({ status: 400 });
    expect(await call("DELETE", path)).toMatchObject({ status: 204 });
    expect(await call("GET", path)).toMatchObject({ status: 404 });
  });

  it.each([
    { kind: "webhook", name: "x", url: "ftp://a.example/" },
    { kind: "webhook", name: "x", url: "http://user:pass@a.example/" },
    { kind: "ntfy", name: "x", topic: "a/b" },
    { kind: "telegram", name: "x", chatId: "1", botToken: "../x" },
    {
      kind: "smtp",
      name: "x",
      host: "a b",
      port: 25,
      security: "tls",
      from: "a@b.example",
      to: ["c@d.example"],
    },
    {
      kind: "smtp",
      name: "x",
      host: "a",
      port: 25,
      security: "tls",
      from: "a@b.example\r\nBcc: x",
      to: ["c@d.ex"],
    },
  ])("are refused when they are of the wrong form: %o", async (input) => {
    const { call } = await served();
    expect(await call("POST", "/channels", input)).toMatchObject({ status: 400 });
  });
});

describe("schedules over HTTP", () => {
  it("are made, listed with their next runs, changed and removed", async () => {
    const { call } = await served();
    const made = await call("POST", "/schedules", schedule());
    expect(made).toMatchObject({ status: 201, body: { timezone: "UTC" } });
    expect(made.body.nextRuns).toHaveLength(5);
    const path = `/schedules/${made.body.id}`;
    expect(await call("PUT", path, schedule({ enabled: false }))).toMatchObject({ body: { nextRuns: [] } });
    expect((await call("GET", "/schedules")).body.items).toHaveLength(1);
    expect(await call("DELETE", path)).toMatchObject({ status: 204 });
    expect(await call("GET", path)).toMatchObject({ status: 404 });
  });

  it.each([
    schedule({ time: "24:00" }),
    schedule({ timezone: "Mars/Olympus" }),
    schedule({ exceptions: ["2026-02-30"] }),
    schedule({ intent: { kind: "setWebPassword", oldPassword: "a", newPassword: "b" } }),
    schedule({ intent: { kind: "addPool", url: "stratum+tcp://a:1", worker: "w" } }),
  ])("are refused when they are of the wrong form", async (input) => {
    const { call } = await served();
    expect(await call("POST", "/schedules", input)).toMatchObject({ status: 400 });
  });
});
