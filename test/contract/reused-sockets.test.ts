import type { Socket } from "node:net";
import type { ReplyFrame } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { stranger } from "../support/stranger.js";
import { failure } from "./transport.js";

/*
 * What only sockets that are used again can get wrong: something of one exchange that shows in the next one.
 */

const request = (text: string) => new TextEncoder().encode(text);
const bounds = { connectTimeoutMs: 5000, replyTimeoutMs: 5000, maxReplyBytes: 100_000, isWrite: true };
const textOf = (frame: ReplyFrame) => new TextDecoder().decode(frame.bytes);

type Behave = (socket: Socket, text: string) => void;

/** A peer that does with each request what it says: its first word names what, and it is answered with itself. */
async function peer(behaviours: Readonly<Record<string, Behave>>) {
  return stoppedBehind(
    await stranger((socket) => {
      socket.on("error", () => socket.destroy());
      socket.once("data", (data) => {
        const text = data.toString();
        behaviours[text.split(" ")[0] ?? ""]?.(socket, text);
      });
    }),
  );
}

const behaviours: Readonly<Record<string, Behave>> = {
  healthy: (socket, text) => socket.end(`${text}\0`),
  double: (socket, text) => socket.end(`${text}\0${text} again\0`),
  late: (socket, text) => {
    socket.write(`${text}\0`);
    setTimeout(() => socket.end("late data"), 5);
  },
  open: (socket, text) => socket.write(`${text}\0`),
  pieces: (socket, text) => {
    socket.write(text.slice(0, 3));
    setTimeout(() => socket.end(`${text.slice(3)}\0`), 2);
  },
  half: (socket, text) => socket.end(text),
  hangUp: (socket) => socket.end(),
  reset: (socket) => socket.resetAndDestroy(),
  endless: (socket) => {
    const more = () => {
      if (!socket.destroyed) socket.write("x".repeat(50_000), more);
    };
    more();
  },
  silent: () => undefined,
};

/** What each kind of request comes to: how the reply ends, or the error's code. */
const OUTCOMES: Readonly<Record<string, string>> = {
  healthy: "nul",
  double: "nul",
  late: "nul",
  open: "nul",
  pieces: "nul",
  half: "closed",
  hangUp: "closed error",
  reset: "closed error",
  endless: "reply-too-large error",
  silent: "aborted error",
};

const kinds = Object.keys(OUTCOMES);

describe("sockets that are used again", () => {
  it("show nothing of one exchange in the next: 1,000 exchanges with every kind of fault mixed in", async () => {
    const hosts = await Promise.all(Array.from({ length: 8 }, () => peer(behaviours)));
    const transport = nodeTransport();
    const exchange = async (index: number): Promise<void> => {
      const to = hosts[index % hosts.length];
      // Mostly healthy ones, so that each fault is followed by one; closing at last takes time with some.
      const isSlow = (kind: string) => kind === "open" || kind === "silent";
      const kind = index % 3 === 0 ? (kinds[(index / 3) % kinds.length] ?? "healthy") : "healthy";
      if (to === undefined || (isSlow(kind) && index > 200)) return;
      const text = `${kind} ${index}`;
      const controller = new AbortController();
      if (kind === "silent") setTimeout(() => controller.abort(), 20);
      const asked = transport.request(to, { ...bounds, bytes: request(text), signal: controller.signal });
      const outcome = await asked.then(
        (frame) => {
          expect(textOf(frame)).toBe(text);
          return frame.end;
        },
        (error: { code: string }) => `${error.code} error`,
      );
      expect(outcome, text).toBe(OUTCOMES[kind]);
    };
    let next = 0;
    const worker = async () => {
      while (next < 1000) await exchange(next++);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
  });

  it("count what is behind a reply with that reply alone", async () => {
    const to = await peer(behaviours);
    const transport = nodeTransport();
    const ask = (text: string) => transport.request(to, { ...bounds, bytes: request(text) });
    expect((await ask("double 1")).trailingBytes).toBeGreaterThan(0);
    expect(await ask("healthy 2")).toMatchObject({ end: "nul", trailingBytes: 0 });
  });

  it("hand out replies that stay what they were", async () => {
    const to = await peer(behaviours);
    const transport = nodeTransport();
    const frames = [];
    for (let index = 0; index < 20; index += 1) {
      frames.push(await transport.request(to, { ...bounds, bytes: request(`healthy ${index}`) }));
    }
    expect(frames.map(textOf)).toEqual(frames.map((_, index) => `healthy ${index}`));
    // Its own bytes and no more: a reply that is kept must not keep a buffer.
    expect(frames.every(({ bytes }) => bytes.buffer.byteLength === bytes.length)).toBe(true);
  });

  it("are given up in the middle and used again, connecting or reading", async () => {
    const to = await peer(behaviours);
    const transport = nodeTransport();
    for (let round = 0; round < 20; round += 1) {
      const controller = new AbortController();
      const bytes = request(`silent ${round}`);
      const given = failure(transport.request(to, { ...bounds, bytes, signal: controller.signal }));
      if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      controller.abort();
      expect((await given).code).toBe("aborted");
      const text = `healthy ${round}`;
      expect(textOf(await transport.request(to, { ...bounds, bytes: request(text) }))).toBe(text);
    }
  });

  it("go from refusing addresses to healthy ones", async () => {
    const to = await peer(behaviours);
    const gone = await stranger(() => undefined);
    await gone.stop();
    const transport = nodeTransport();
    for (let round = 0; round < 5; round += 1) {
      const refused = transport.request(gone, { ...bounds, bytes: request("x") });
      expect((await failure(refused)).code).toBe("refused");
      const text = `healthy ${round}`;
      expect(textOf(await transport.request(to, { ...bounds, bytes: request(text) }))).toBe(text);
    }
  });

  it("call an address unreachable that is none, and go on", async () => {
    const to = await peer(behaviours);
    const transport = nodeTransport();
    const bad = transport.request({ ...to, port: 99_999 }, { ...bounds, bytes: request("x") });
    expect(await failure(bad)).toMatchObject({ code: "unreachable", requestSent: false });
    expect(textOf(await transport.request(to, { ...bounds, bytes: request("healthy 1") }))).toBe("healthy 1");
  });
});
