import { describe, expect, it } from "vitest";
import type { ReplyFrame } from "../wire/frame.js";
import { decodeUtf8, encodeUtf8 } from "../wire/utf8.js";
import { sharedBy, Transport } from "./transport.js";

const BOUNDS = { connectTimeoutMs: 1000, replyTimeoutMs: 1000, maxReplyBytes: 1000 };
const HOST = { host: "192.0.2.1", port: 4028 };

/** A transport whose exchanges wait until they are answered by hand. */
function manual() {
  const open: {
    readonly text: string;
    readonly answer: () => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const aborted: string[] = [];
  const transport = new Transport(
    (_to, request, options) =>
      new Promise<ReplyFrame>((resolve, reject) => {
        const { text } = decodeUtf8(request);
        options.signal?.addEventListener("abort", () => {
          aborted.push(text);
          reject(new Error("given up"));
        });
        open.push({
          text,
          answer: () => resolve({ bytes: request, end: "nul", trailingBytes: 0 }),
          fail: reject,
        });
      }),
  );
  const ask = (text: string, isWrite = false, signal?: AbortSignal) =>
    transport.request(HOST, { ...BOUNDS, bytes: encodeUtf8(text), isWrite, signal });
  return { open, aborted, ask, transport };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("Transport", () => {
  it("sends one request at a time, writes first, in order", async () => {
    const { open, ask } = manual();
    const all = [ask("r1"), ask("r2"), ask("w1", true), ask("r3"), ask("w2", true)];
    for (let index = 0; index < all.length; index += 1) {
      expect(open).toHaveLength(index + 1);
      open[index]?.answer();
      await settle();
    }
    await Promise.all(all);
    expect(open.map((request) => request.text)).toEqual(["r1", "w1", "w2", "r2", "r3"]);
  });

  it("shares reads that wait, not one that is under way, and no writes", async () => {
    const { open, ask } = manual();
    const all = [ask("r"), ask("r"), ask("r"), ask("w", true), ask("w", true)];
    for (let index = 0; index < 4; index += 1) {
      open[index]?.answer();
      await settle();
    }
    await Promise.all(all);
    expect(open.map((request) => request.text)).toEqual(["r", "w", "w", "r"]);
  });

  it("keeps one object of a class for all who use it", () => {
    const [one, other] = [manual().transport, manual().transport];
    expect(sharedBy(one, Map)).toBe(sharedBy(one, Map));
    expect(sharedBy(one, Set)).toBeInstanceOf(Set);
    expect(sharedBy(other, Map)).not.toBe(sharedBy(one, Map));
  });

  it("keeps miners apart", async () => {
    const { open, ask, transport } = manual();
    void ask("r");
    void transport.request(
      { host: "192.0.2.2", port: 4028 },
      { ...BOUNDS, bytes: encodeUtf8("r"), isWrite: false },
    );
    await settle();
    expect(open).toHaveLength(2);
    for (const request of open) request.answer();
  });

  it("goes on behind a request that failed", async () => {
    const { open, ask } = manual();
    const first = ask("r1");
    const second = ask("r2");
    open[0]?.fail(new Error("broken"));
    await expect(first).rejects.toThrow("broken");
    await settle();
    open[1]?.answer();
    await expect(second).resolves.toMatchObject({ end: "nul" });
  });

  it("lets one of two that share a read leave, and gives the read up when both have", async () => {
    const { open, aborted, ask } = manual();
    const [one, two] = [new AbortController(), new AbortController()];
    const busy = ask("busy");
    const first = ask("r", false, one.signal);
    const second = ask("r", false, two.signal);
    one.abort();
    await expect(first).rejects.toMatchObject({ code: "aborted" });
    open[0]?.answer();
    await busy;
    await settle();
    expect(open.map((request) => request.text)).toEqual(["busy", "r"]);
    two.abort();
    await expect(second).rejects.toMatchObject({ code: "aborted" });
    expect(aborted).toEqual(["r"]);
  });

  it("never sends what was given up while it waited", async () => {
    const { open, ask } = manual();
    const controller = new AbortController();
    const busy = ask("busy");
    const waiting = ask("w", true, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: "aborted" });
    open[0]?.answer();
    await busy;
    await settle();
    expect(open).toHaveLength(1);
  });
});
