import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startServer } from "../../../packages/server/src/index.js";
import { openStore } from "../../../packages/server/src/store/index.js";
import { call } from "../support/call.js";
import { startDevices, told } from "../support/commanded-miner.js";
import { dataFolder } from "../support/server-parts.js";
import { until } from "../support/until.js";
import { serverProcess } from "./processes.js";
import { added, kinds, newToken, signIn, wholeOptions, wholeServer } from "./whole-server.js";

const SENT = ["ascset 0,workmode,set,2"];

describe("a server that is killed in the middle of a command", () => {
  it("says so at its next start, sends nothing again, and holds no lock", async () => {
    const [device] = await startDevices([{ model: "mini3" }]);
    if (device === undefined) throw new Error("no miner was started");
    await device.setFault("silence", { only: ["workmode"] });
    const folder = dataFolder();
    const config = { polling: { replyTimeoutMs: 60_000 } };
    const first = await serverProcess(folder, { config });
    const { host, port } = device;
    await call(first.to, "POST", "/api/v1/miners", { body: { host, port, name: "Study" } });
    const miners = async () => (await call(first.to, "GET", "/api/v1/miners")).body.items;
    await until(async () => (await miners())[0]?.presence === "online", "the first poll");
    const [{ id }] = await miners();
    const order = async (intent: object, key: string) => {
      const headers = { "idempotency-key": key };
      return (await call(first.to, "POST", `/api/v1/miners/${id}/commands`, { body: { intent }, headers }))
        .body.id;
    };
    const running = await order({ kind: "setWorkMode", mode: "night" }, "one");
    const waiting = await order({ kind: "setLcd", on: false }, "two");
    await until(() => told(device).length > 0, "the order to be sent");
    await first.kill();
    await device.clearFault();

    const again = await wholeServer({ folder });
    const { api, url, bearer } = again;
    expect((await api("GET", `/commands/${running}`)).body).toMatchObject({
      status: "interrupted",
      minerId: id,
    });
    expect((await api("GET", `/commands/${waiting}`)).body).toMatchObject({
      status: "refused",
      code: "not-ready",
    });
    await until(async () => (await api("GET", `/miners/${id}`)).body.presence === "online", "a poll");
    expect((await api("GET", `/miners/${id}`)).body.name).toBe("Study");
    expect(told(device)).toEqual(SENT);
    const headers = { "idempotency-key": "one" };
    const body = { intent: { kind: "setWorkMode", mode: "night" } };
    const repeated = await call({ url, bearer }, "POST", `/api/v1/miners/${id}/commands`, { body, headers });
    expect(repeated.body).toMatchObject({ id: running, status: "interrupted" });
    expect(told(device)).toEqual(SENT);
    const log = await kinds(again, "kind=command");
    expect(log).toEqual(["command.ordered", "command.ordered", "command.finished", "command.finished"]);
  });
});

describe("a restart in order", () => {
  it("keeps tokens, sessions, presets and passwords; links, and the token of the data folder, are new", async () => {
    const [device] = await startDevices([{ model: "mini3" }]);
    const first = await wholeServer();
    const id = await added(first, device?.address ?? "", "Study");
    const token = await newToken(first, "read");
    const revoked = (await first.api("POST", "/tokens", { name: "old", scope: "read" })).body;
    await first.api("DELETE", `/tokens/${revoked.id}`);
    const { cookie = "" } = await signIn(first);
    const code = first.running.loginLink().split("#signin=")[1];
    const pools = [{ url: "stratum+tcp://pool.example.com:3333", worker: "me.1", password: "hidden-word" }];
    await first.api("POST", "/presets", { name: "main", pools });
    await first.stop();

    const { url, api, port } = await wholeServer({ folder: first.folder });
    const status = async (over: object, path = "/api/v1/miners") =>
      (await call({ url, ...over }, "GET", path)).status;
    expect(await status({ bearer: token })).toBe(200);
    expect(await status({ bearer: revoked.secret })).toBe(401);
    expect(await status({ bearer: first.bearer })).toBe(401);
    // The cookie's name has the port in it, which is another one in this test.
    const headers = { cookie: `hearthash-${port}=${cookie.split("=")[1]}` };
    expect((await call({ url }, "GET", "/api/v1/sessions", { headers })).status).toBe(200);
    const late = await call({ url }, "POST", "/api/v1/sign-in", { body: { code } });
    expect([late.status, late.body.code]).toEqual([401, "sign-in-refused"]);
    expect((await api("GET", "/presets")).body.items).toMatchObject([
      { name: "main", pools: [{ hasPassword: true }] },
    ]);
    expect((await api("GET", "/miners")).body.items).toMatchObject([{ id, name: "Study" }]);
  });
});

describe("a second server on the same data", () => {
  it("is refused with what to do, and the first goes on", async () => {
    const first = await wholeServer();
    const second = startServer(wholeOptions({ folder: first.folder }));
    await expect(second).rejects.toMatchObject({ code: "data-in-use", message: /stop it, or .*--data/ });
    expect((await first.api("GET", "/whoami")).status).toBe(200);
    await first.stop();
    const third = await wholeServer({ folder: first.folder });
    expect((await third.api("GET", "/whoami")).status).toBe(200);
  });

  it("is refused beside a process as well", async () => {
    const folder = dataFolder();
    const { to } = await serverProcess(folder);
    await expect(startServer(wholeOptions({ folder }))).rejects.toMatchObject({
      code: "data-in-use",
      message: /process \d+/,
    });
    expect((await call(to, "GET", "/healthz")).status).toBe(200);
  });
});

describe("data of a newer hearthash", () => {
  it("is refused and left as it is", async () => {
    const server = await wholeServer();
    const { folder } = server;
    await added(server, "127.63.0.1");
    await server.stop();
    const file = join(folder, "hearthash.db");
    const database = openStore(file, { backupFolder: folder, now: Date.now });
    database.pragma("user_version = 999");
    database.close();
    const state = () => [
      createHash("sha256").update(readFileSync(file)).digest("hex"),
      readdirSync(folder).sort(),
    ];
    const before = state();
    await expect(startServer(wholeOptions({ folder }))).rejects.toMatchObject({
      code: "data-too-new",
      message: /install that version again, or restore a backup/,
    });
    expect(state()).toEqual(before);
  });
});

describe("a start that fails", () => {
  it("leaves nothing open: the next one works", async () => {
    const folder = dataFolder();
    const busy = await wholeServer();
    const listen = `127.0.0.1:${busy.port}`;
    const failed = startServer(wholeOptions({ folder, config: { server: { listen } } }));
    await expect(failed).rejects.toMatchObject({ code: "config-invalid", message: /in use/ });
    expect((await (await wholeServer({ folder })).api("GET", "/whoami")).status).toBe(200);
  });
});
