import { createHmac, timingSafeEqual } from "node:crypto";
import type { ChannelInput } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { OWNER } from "../support/server-parts.js";
import { warnedParts } from "../support/warned-parts.js";
import { HOSTILE, message } from "./message.js";
import { receiver, testCertificate } from "./receiver.js";

const common = { enabled: true, minSeverity: "info", tellResolved: true } as const;

/** Sends messages by a channel and gives the parts. */
async function sent(input: ChannelInput, messages = [message("m1")], options = {}) {
  const parts = warnedParts(options);
  const channel = parts.channels.create(input, OWNER);
  for (const one of messages) parts.channels.put(one);
  await parts.channels.dispatch();
  return { ...parts, channel: parts.channels.need(channel.id) };
}

describe("a webhook", () => {
  it("gets JSON that it can verify, as the documentation shows", async () => {
    const secret = "s3cret";
    const server = await receiver();
    const { channel } = await sent({
      kind: "webhook",
      name: "hook",
      ...common,
      url: `${server.url}/in?k=1`,
      secret,
    });
    expect(channel.lastDelivery).toMatchObject({ ok: true });
    const [got] = server.received;
    expect(got?.path).toBe("/in?k=1");
    expect(JSON.parse(got?.body ?? "")).toMatchObject({ id: "m1", severity: "error", kind: "told" });
    const stamp = String(got?.headers["x-hearthash-timestamp"]);
    const wanted = `v1=${createHmac("sha256", secret).update(`${stamp}.${got?.body}`).digest("hex")}`;
    const given = String(got?.headers["x-hearthash-signature"]);
    expect(timingSafeEqual(Buffer.from(given), Buffer.from(wanted))).toBe(true);
    expect(got?.headers["x-hearthash-id"]).toBe("m1");
  });

  it("is spoken to over TLS that is verified", async () => {
    const certificate = testCertificate();
    const server = await receiver([], certificate);
    const input = { kind: "webhook", name: "hook", ...common } as const;
    const url = `https://localhost:${server.port}/in`;
    const lookup = async () => [{ address: "127.0.0.1", family: 4 }];
    const distrusting = await sent({ ...input, url }, undefined, { channels: { lookup } });
    expect(distrusting.channel.lastDelivery).toMatchObject({ ok: false, code: "tls-failed" });
    const { caFile } = certificate;
    const trusting = await sent({ ...input, url }, undefined, { channels: { lookup, caFile } });
    expect(trusting.channel.lastDelivery).toMatchObject({ ok: true });
    const other = await sent({ ...input, url: url.replace("localhost", "other.example") }, undefined, {
      channels: { lookup, caFile },
    });
    expect(other.channel.lastDelivery).toMatchObject({ ok: false, code: "tls-failed" });
    expect(server.received).toHaveLength(1);
  });
});

describe("ntfy", () => {
  it("gets the topic, the title and a priority", async () => {
    const server = await receiver();
    const settings = { baseUrl: server.url, topic: "house", token: "tk_abc" };
    const messages = [message("m1"), message("m2", { kind: "ended" }), message("m3", { title: HOSTILE })];
    await sent({ kind: "ntfy", name: "phone", ...common, ...settings }, messages);
    const bodies = server.received.map(({ body }) => JSON.parse(body));
    expect(bodies[0]).toMatchObject({ topic: "house", title: "Living room: offline", priority: 5 });
    expect(bodies[1]).toMatchObject({ priority: 3 });
    expect(bodies[2].title).not.toMatch(/[\r\n]/);
    expect(server.received[0]?.headers.authorization).toBe("Bearer tk_abc");
  });
});

describe("Telegram", () => {
  it("gets plain text in which nothing is a link, a mention or a command", async () => {
    const server = await receiver();
    const settings = { baseUrl: server.url, chatId: "-100123", botToken: "123:abc-DEF" };
    await sent({ kind: "telegram", name: "chat", ...common, ...settings }, [
      message("m1", { text: HOSTILE }),
    ]);
    const [got] = server.received;
    expect(got?.path).toBe("/bot123:abc-DEF/sendMessage");
    const body = JSON.parse(got?.body ?? "");
    expect(body).toMatchObject({ chat_id: "-100123", link_preview_options: { is_disabled: true } });
    expect(body).not.toHaveProperty("parse_mode");
    expect(body.text).not.toMatch(/@\w|https?:\/\/|\s\/start|evil\.example/);
  });
});

describe("Discord", () => {
  it("gets escaped text and may mention nobody", async () => {
    const server = await receiver([{ status: 204 }]);
    const url = `${server.url}/api/webhooks/1/token`;
    const { channel } = await sent({ kind: "discord", name: "d", ...common, url }, [
      message("m1", { text: HOSTILE }),
    ]);
    expect(channel.lastDelivery).toMatchObject({ ok: true });
    const body = JSON.parse(server.received[0]?.body ?? "");
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(body.flags).toBe(4);
    expect(body.content).toContain("\\*b\\*");
    expect(body.content).toContain("\\[click\\]");
    expect(body.content).not.toMatch(/@everyone|https:\/\//);
    expect(JSON.stringify(channel)).not.toContain("token");
  });
});
