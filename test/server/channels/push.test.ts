import { startSimulator } from "@hearthash/simulator";
import { beforeAll, describe, expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { call } from "../support/call.js";
import { until } from "../support/until.js";
import { added, openWhole, signIn, type WholeServer, wholeServer } from "../whole/whole-server.js";
import { type PushBrowser, pushBrowser, vapidClaims } from "./push-browser.js";
import { receiver, type TestCertificate, testCertificate } from "./receiver.js";

const CONTACT = "mailto:owner@house.example";
let certificate: TestCertificate;
beforeAll(() => {
  certificate = testCertificate();
});

const configured = () => ({
  channels: { allowLoopback: true, caFile: certificate.caFile, pushContact: CONTACT },
});

/** A browser that has signed in. */
async function browserOf(server: WholeServer) {
  const headers = await signIn(server);
  return async (method: string, path: string, body?: unknown) =>
    await call({ url: server.url }, method, `/api/v1${path}`, {
      headers,
      ...(body === undefined ? {} : { body }),
    });
}

const subscription = (url: string, { keys }: PushBrowser) => ({
  name: "My phone",
  endpoint: `${url}/push/secret-path`,
  ...keys,
});

/** A house, a browser of it that has subscribed, and the push service of that browser. */
async function subscribed() {
  const service = await receiver([], certificate);
  const server = await wholeServer({ config: configured() });
  const ask = await browserOf(server);
  const browser = pushBrowser();
  expect((await ask("PUT", "/push", subscription(service.url, browser))).status).toBe(200);
  return { service, server, ask, browser };
}

describe("push messages", () => {
  it("are encrypted for the browser alone, and signed by the key it subscribed with", async () => {
    const { service, ask, browser } = await subscribed();
    const { publicKey } = (await ask("GET", "/push")).body;
    expect((await ask("POST", "/push/test")).body).toMatchObject({ ok: true });
    const [got] = service.received;
    expect(got?.path).toBe("/push/secret-path");
    expect(got?.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400", urgency: "normal" });
    const { key, claims } = vapidClaims(got?.headers.authorization ?? "");
    expect(key).toBe(publicKey);
    expect(claims).toMatchObject({ aud: service.url, sub: CONTACT });
    expect(browser.read(got?.bytes ?? Buffer.alloc(0))).toMatchObject({
      title: "hearthash: test",
      severity: "info",
      path: "/events",
    });
    expect(got?.bytes.includes("hearthash")).toBe(false);
    expect(() => pushBrowser().read(got?.bytes ?? Buffer.alloc(0))).toThrow();
  });

  it("tell of an alert, with the page of its miner", async () => {
    const { service, server, browser } = await subscribed();
    const simulator = stoppedBehind(await startSimulator({ miners: [{ model: "nano3s", port: 0 }] }));
    const id = await added(server, simulator.miners[0]?.address ?? "");
    await server.api("PATCH", `/miners/${id}`, { name: "Cellar" });
    await server.api("PATCH", "/alert-rules/offline", { durationS: 0 });
    await simulator.stop();
    await until(() => service.received.length > 0, "the message", 60_000);
    expect(browser.read(service.received[0]?.bytes ?? Buffer.alloc(0))).toMatchObject({
      title: expect.stringContaining("Cellar"),
      path: `/miners/${id}`,
    });
  }, 90_000);

  it("end when the push service says that the browser is gone", async () => {
    const { service, server, ask } = await subscribed();
    service.answers.push({ status: 410 });
    expect((await ask("POST", "/push/test")).body).toMatchObject({ ok: false, code: "refused" });
    expect((await ask("GET", "/push")).body.subscription).toBeNull();
    const told = (await server.api("GET", "/events?kind=channel.removed")).body.items;
    expect(told[0].message).toBe("My phone takes no more messages: removed");
    expect((await ask("POST", "/push/test")).status).toBe(409);
  });

  it("end with the session, and stay with another one", async () => {
    const { server, ask, service } = await subscribed();
    const other = await browserOf(server);
    await other("PUT", "/push", { ...subscription(service.url, pushBrowser()), name: "Desk" });
    const names = async () => {
      const { items } = (await server.api("GET", "/channels")).body;
      return items.map(({ name }: { name: string }) => name);
    };
    expect(await names()).toEqual(["My phone", "Desk"]);
    await ask("POST", "/sign-out");
    expect(await names()).toEqual(["Desk"]);
    await other("DELETE", "/push");
    expect(await names()).toEqual([]);
  });
});

describe("a subscription", () => {
  it("shows nothing that would let others send, and is changed by an admin without it", async () => {
    const { server, ask, service, browser } = await subscribed();
    const shown = [
      await ask("GET", "/push"),
      await server.api("GET", "/channels"),
      await server.api("GET", "/events"),
    ];
    for (const { text } of shown) {
      for (const secret of ["secret-path", browser.keys.auth, browser.keys.p256dh]) {
        expect(text).not.toContain(secret);
      }
    }
    const { id } = (await ask("GET", "/push")).body.subscription;
    const changed = { kind: "push", name: "Phone", minSeverity: "error", tellResolved: false, enabled: true };
    expect((await server.api("PUT", `/channels/${id}`, changed)).status).toBe(200);
    expect((await ask("POST", "/push/test")).body.ok).toBe(true);
    expect(service.received).toHaveLength(1);
  });

  it("keeps its keys over a restart", async () => {
    const server = await openWhole({ config: configured() });
    const before = (await server.api("GET", "/push")).body.publicKey;
    expect(before).toMatch(/^[-_A-Za-z0-9]{87}$/);
    await server.stop();
    const again = await wholeServer({ folder: server.folder, config: configured() });
    expect((await again.api("GET", "/push")).body.publicKey).toBe(before);
  });

  it("is refused for a token, without somebody who sends, and for what is no subscription", async () => {
    const server = await wholeServer();
    const ask = await browserOf(server);
    const wanted = subscription("https://push.example.com", pushBrowser());
    expect((await ask("GET", "/push")).body.publicKey).toBeNull();
    const unnamed = await ask("PUT", "/push", wanted);
    expect([unnamed.status, unnamed.body.detail]).toEqual([
      409,
      expect.stringContaining("channels.pushContact"),
    ]);
    expect((await server.api("PATCH", "/config", { "channels.pushContact": "somebody" })).status).toBe(400);
    const set = await server.api("PATCH", "/config", { "channels.pushContact": CONTACT });
    expect(set.body.afterRestart).toEqual([]);
    expect((await server.api("PUT", "/push", wanted)).status).toBe(409);
    for (const wrong of [
      { endpoint: "http://push.example.com" },
      { p256dh: "x" },
      { auth: "x" },
      { more: 1 },
    ]) {
      expect((await ask("PUT", "/push", { ...wanted, ...wrong })).status).toBe(400);
    }
    expect((await ask("PUT", "/push", wanted)).status).toBe(200);
  });

  it("leads to no address of the house itself", async () => {
    const server = await wholeServer({ config: { channels: { pushContact: CONTACT } } });
    const ask = await browserOf(server);
    for (const own of ["127.0.0.1:1", "192.168.1.1", "10.0.0.1", "[fd12::1]", "169.254.169.254"]) {
      await ask("PUT", "/push", subscription(`https://${own}`, pushBrowser()));
      expect((await ask("POST", "/push/test")).body, own).toMatchObject({
        ok: false,
        code: "address-refused",
      });
    }
  });
});
