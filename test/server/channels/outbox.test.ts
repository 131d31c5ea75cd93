import { manualClock } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { OWNER } from "../support/server-parts.js";
import { START_MS, warnedParts } from "../support/warned-parts.js";
import { message } from "./message.js";
import { receiver } from "./receiver.js";

const hook = {
  kind: "webhook",
  name: "hook",
  enabled: true,
  minSeverity: "info",
  tellResolved: true,
} as const;
const texts = (received: readonly { body: string }[]) =>
  received.map(({ body }) => JSON.parse(body).id as string);

describe("the outbox", () => {
  it("tries again at growing pauses, in order, and says on the channel what is wrong", async () => {
    const server = await receiver([{ status: 500 }, { status: 500 }]);
    const { channels, clock, journal } = warnedParts();
    const { id } = channels.create({ ...hook, url: server.url }, OWNER);
    channels.put(message("a"));
    channels.put(message("b"));
    await channels.dispatch();
    await channels.dispatch();
    expect(texts(server.received)).toEqual(["a"]);
    expect(channels.need(id)).toMatchObject({
      waiting: 2,
      failures: 1,
      lastDelivery: { ok: false, code: "refused" },
    });
    clock.advance(10_000);
    await channels.dispatch();
    clock.advance(59_000);
    await channels.dispatch();
    expect(texts(server.received)).toEqual(["a", "a"]);
    clock.advance(1000);
    await channels.dispatch();
    expect(texts(server.received)).toEqual(["a", "a", "a", "b"]);
    expect(channels.need(id)).toMatchObject({ waiting: 0, failures: 0, lastDelivery: { ok: true } });
    const kinds = journal.list({ limit: 1000 }).map(({ kind }) => kind);
    expect(kinds).toEqual(["channel.recovered", "channel.failed", "channel.created"]);
  });

  it("gives up after bounded tries and goes on with the next", async () => {
    const server = await receiver(Array.from({ length: 7 }, () => ({ status: 503 })));
    const { channels, clock } = warnedParts();
    const { id } = channels.create({ ...hook, url: server.url }, OWNER);
    channels.put(message("a"));
    channels.put(message("b"));
    for (let hours = 0; hours < 12; hours += 1) {
      await channels.dispatch();
      clock.advance(3 * 3_600_000);
    }
    expect(texts(server.received)).toEqual(["a", "a", "a", "a", "a", "a", "a", "b"]);
    expect(channels.need(id)).toMatchObject({ lost: 1, waiting: 0 });
  });

  it("waits as long as the other side asks for", async () => {
    const server = await receiver([{ status: 429, body: '{"retry_after": 90.5}' }]);
    const { channels, clock } = warnedParts();
    channels.create({ ...hook, url: server.url }, OWNER);
    channels.put(message("a"));
    await channels.dispatch();
    clock.advance(60_000);
    await channels.dispatch();
    expect(server.received).toHaveLength(1);
    clock.advance(31_000);
    await channels.dispatch();
    expect(server.received).toHaveLength(2);
  });

  it("neither loses nor repeats anything over a restart", async () => {
    const server = await receiver([{ status: 200 }, { status: 500 }]);
    const clock = manualClock(START_MS);
    const first = warnedParts({ clock });
    first.channels.create({ ...hook, url: server.url }, OWNER);
    for (const id of ["a", "b", "c"]) first.channels.put(message(id));
    await first.channels.dispatch();
    await first.channels.stop();
    const second = warnedParts({ clock, folder: first.folder });
    await second.channels.dispatch();
    clock.advance(60_000);
    await second.channels.dispatch();
    expect(texts(server.received)).toEqual(["a", "b", "b", "c"]);
  });

  it("turns too many messages into a summary", async () => {
    const server = await receiver();
    const { channels, clock } = warnedParts();
    channels.create({ ...hook, url: server.url }, OWNER);
    for (let index = 0; index < 100; index += 1)
      channels.put(message(`m${index}`, { text: `Text ${index}.` }));
    await channels.dispatch();
    expect(server.received).toHaveLength(10);
    const summary = JSON.parse(server.received[9]?.body ?? "");
    expect(summary.title).toBe("hearthash: 91 messages");
    expect(summary.text).toContain("Text 99.");
    expect(summary.text).toContain("and 71 more");
    channels.put(message("later"));
    await channels.dispatch();
    expect(server.received).toHaveLength(10);
    clock.advance(10 * 60_000);
    await channels.dispatch();
    expect(texts(server.received).at(-1)).toBe("later");
  });

  it("keeps a channel that hangs away from the others", async () => {
    const slow = await receiver();
    const { channels } = warnedParts({ channels: { timeoutMs: 300 } });
    const good = await receiver();
    const hanging = await receiver();
    channels.create({ ...hook, url: hanging.url.replace(String(hanging.port), String(slow.port)) }, OWNER);
    channels.create({ ...hook, url: good.url }, OWNER);
    await slow.stop();
    channels.put(message("a"));
    await channels.dispatch();
    expect(good.received).toHaveLength(1);
    expect(channels.list()[0]).toMatchObject({ waiting: 1, lastDelivery: { code: "unreachable" } });
  });

  it("tells a channel only what is weighty enough for it", async () => {
    const server = await receiver();
    const { channels } = warnedParts();
    channels.create({ ...hook, url: server.url, minSeverity: "error", tellResolved: false }, OWNER);
    channels.put(message("a", { severity: "info" }));
    channels.put(message("b", { kind: "ended" }));
    channels.put(message("c"));
    await channels.dispatch();
    expect(texts(server.received)).toEqual(["c"]);
  });
});

describe("the test button", () => {
  it("sends at once and gives what became of it, good or bad", async () => {
    const server = await receiver([{ status: 200 }, { status: 401 }]);
    const { channels } = warnedParts();
    const { id } = channels.create({ ...hook, url: server.url }, OWNER);
    expect(await channels.test(id, OWNER)).toMatchObject({ ok: true });
    expect(await channels.test(id, OWNER)).toMatchObject({ ok: false, code: "refused" });
    await expect(channels.test("none", OWNER)).rejects.toMatchObject({ code: "not-found" });
  });
});
