import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AddressPolicy } from "../../../packages/server/src/channels/net/address-policy.js";
import { OWNER } from "../support/server-parts.js";
import { warnedParts } from "../support/warned-parts.js";
import { message } from "./message.js";
import { receiver } from "./receiver.js";

const common = { name: "hook", enabled: true, minSeverity: "info", tellResolved: true } as const;
const hook = { kind: "webhook", ...common } as const;

describe("addresses", () => {
  const strict = new AddressPolicy({ allowLoopback: false });

  it.each([
    ["127.0.0.1", "loopback"],
    ["127.8.9.1", "loopback"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "loopback"],
    ["169.254.169.254", "metadata"],
    ["::ffff:169.254.169.254", "metadata"],
    ["fd00:ec2::254", "metadata"],
    ["100.100.100.200", "metadata"],
    ["169.254.1.1", "link-local"],
    ["fe80::1", "link-local"],
    ["fe80::1%eth0", "link-local"],
    ["224.0.0.251", "multicast"],
    ["ff02::fb", "multicast"],
    ["0.0.0.0", "special"],
    ["255.255.255.255", "special"],
    ["::", "special"],
    ["64:ff9b::7f00:1", "special"],
    ["2002:7f00:1::", "special"],
    ["nonsense", "special"],
  ])("%s is refused as %s", (address, refusal) => {
    expect(strict.refusalOf(address)).toBe(refusal);
  });

  it.each(["192.168.1.10", "10.0.0.1", "93.184.216.34", "fd12::1", "2606:4700::1"])(
    "%s is taken",
    (address) => {
      expect(strict.refusalOf(address)).toBeUndefined();
    },
  );

  it("of loopback are taken by setting, and only they", () => {
    const open = new AddressPolicy({ allowLoopback: true });
    expect(open.refusalOf("127.0.0.1")).toBeUndefined();
    expect(open.refusalOf("169.254.169.254")).toBe("metadata");
  });
});

describe("a channel", () => {
  it("does not reach loopback unless it is allowed, however it is spelt", async () => {
    const server = await receiver();
    const { channels } = warnedParts({ channels: { allowLoopback: false } });
    for (const host of ["127.0.0.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "[::1]"]) {
      const { id } = channels.create({ ...hook, url: `http://${host}:${server.port}/` }, OWNER);
      expect(await channels.test(id, OWNER)).toMatchObject({ ok: false, code: "address-refused" });
    }
    expect(server.received).toEqual([]);
  });

  it("asks for a name once and connects to that very address", async () => {
    const server = await receiver();
    const answers = ["127.0.0.1", "169.254.169.254"];
    const asked: string[] = [];
    const lookup = async (name: string) => {
      asked.push(name);
      return [{ address: answers.shift() ?? "169.254.169.254", family: 4 }];
    };
    const { channels } = warnedParts({ channels: { lookup } });
    const { id } = channels.create({ ...hook, url: `http://hook.example:${server.port}/` }, OWNER);
    expect(await channels.test(id, OWNER)).toMatchObject({ ok: true });
    expect(asked).toEqual(["hook.example"]);
    expect(server.received[0]?.headers.host).toBe(`hook.example:${server.port}`);
    expect(await channels.test(id, OWNER)).toMatchObject({ ok: false, code: "address-refused" });
    expect(server.received).toHaveLength(1);
  });

  it("refuses a name with one bad address among good ones", async () => {
    const lookup = async () => [
      { address: "127.0.0.1", family: 4 },
      { address: "fe80::1", family: 6 },
    ];
    const { channels } = warnedParts({ channels: { lookup } });
    const { id } = channels.create({ ...hook, url: "http://hook.example/" }, OWNER);
    expect(await channels.test(id, OWNER)).toMatchObject({ code: "address-refused" });
  });

  it("follows no redirect", async () => {
    const inner = await receiver();
    const server = await receiver([{ status: 307, headers: { location: `${inner.url}/x` } }]);
    const { channels } = warnedParts();
    const { id } = channels.create({ ...hook, url: server.url }, OWNER);
    expect(await channels.test(id, OWNER)).toMatchObject({ ok: false, code: "refused" });
    expect(inner.received).toEqual([]);
  });

  it("reads no endless answer", async () => {
    const server = await receiver([{ status: 200, body: "x".repeat(5_000_000) }]);
    const { channels } = warnedParts();
    const { id } = channels.create({ ...hook, url: server.url }, OWNER);
    expect(await channels.test(id, OWNER)).toMatchObject({ ok: true });
  });
});

describe("secrets of a channel", () => {
  const secret = "very-secret-word";
  const url = "http://127.0.0.1:9/path-secret-word";

  it("stand in no answer, no event log and not in the data", async () => {
    const { channels, journal, store, folder } = warnedParts();
    const { id } = channels.create({ ...hook, url, secret }, OWNER);
    channels.put(message("a"));
    await channels.dispatch();
    await channels.test(id, OWNER);
    const shown = JSON.stringify([channels.list(), journal.list({ limit: 1000 })]);
    expect(shown).not.toMatch(/secret-word/);
    store.pragma("wal_checkpoint(TRUNCATE)");
    expect(readFileSync(join(folder, "hearthash.db")).includes("secret-word")).toBe(false);
  });

  it("stay when the channel is changed, but never go to another place", async () => {
    const first = await receiver();
    const second = await receiver();
    const { channels } = warnedParts();
    const ntfy = { kind: "ntfy", ...common, topic: "house" } as const;
    const { id } = channels.create({ ...ntfy, baseUrl: first.url, token: "tk_secret" }, OWNER);
    channels.replace(id, { ...ntfy, name: "renamed", baseUrl: first.url }, OWNER);
    await channels.test(id, OWNER);
    expect(first.received[0]?.headers.authorization).toBe("Bearer tk_secret");
    channels.replace(id, { ...ntfy, baseUrl: second.url }, OWNER);
    await channels.test(id, OWNER);
    expect(second.received).toHaveLength(1);
    expect(second.received[0]?.headers.authorization).toBeUndefined();
    expect(channels.need(id).secrets).toEqual([]);
  });

  it("are asked for anew where the channel cannot do without", () => {
    const { channels } = warnedParts();
    const bot = { kind: "telegram", ...common, chatId: "1" } as const;
    const { id } = channels.create({ ...bot, baseUrl: "https://one.example", botToken: "1:a" }, OWNER);
    expect(() => channels.replace(id, { ...bot, baseUrl: "https://two.example" }, OWNER)).toThrowError(
      expect.objectContaining({ code: "request-invalid" }),
    );
    expect(channels.replace(id, { ...bot, baseUrl: "https://one.example" }, OWNER).secrets).toEqual([
      "botToken",
    ]);
  });
});
