import type { Socket } from "node:net";
import type { HearthashError, ReplyFrame, Transport } from "@hearthash/client";
import { afterEach, describe, expect, it } from "vitest";
import { answering, endless, type Stranger, stranger } from "../support/stranger.js";

const REQUEST = '{"command":"summary"}';
const REPLY = '{"STATUS":[{"STATUS":"S","Code":11,"Msg":"Summary"}],"SUMMARY":[{}],"id":1}';

const started: Stranger[] = [];

interface Bounds {
  readonly replyTimeoutMs?: number;
  readonly maxReplyBytes?: number;
  readonly signal?: AbortSignal;
}

/** What every transport must do, whatever sockets it uses: see `Exchange`. */
export function describeTransport(name: string, make: () => Transport): void {
  const ask = (to: { host: string; port: number }, bounds: Bounds = {}, transport = make()) =>
    transport.request(to, {
      connectTimeoutMs: 5000,
      replyTimeoutMs: 5000,
      maxReplyBytes: 100_000,
      ...bounds,
      bytes: new TextEncoder().encode(REQUEST),
      isWrite: true,
    });
  const against = async (behave: (socket: Socket) => void, bounds?: Bounds) =>
    await ask(await start(behave), bounds);

  describe(name, () => {
    afterEach(async () => {
      await Promise.all(started.splice(0).map((one) => one.stop()));
    });

    describe("gives", () => {
      it("a reply up to its NUL, and counts what is behind it", async () => {
        const frame = await against(answering(`${REPLY}\0xyz\0`));
        expect(textOf(frame)).toBe(REPLY);
        expect(frame).toMatchObject({ end: "nul", trailingBytes: 4 });
      });

      it("a reply that comes one byte a packet", async () => {
        const frame = await against(answering(`${REPLY}\0`, { pace: 1 }));
        expect(textOf(frame)).toBe(REPLY);
        expect(frame.end).toBe("nul");
      });

      it("a reply of a peer that does not hang up", async () => {
        const frame = await against(answering(`${REPLY}\0`, { keepOpen: true }));
        expect(textOf(frame)).toBe(REPLY);
      });

      it("a reply whose NUL is late", async () => {
        const frame = await against((socket) => {
          socket.once("data", () => {
            socket.write(REPLY);
            setTimeout(() => socket.end("\0"), 100);
          });
        });
        expect(textOf(frame)).toBe(REPLY);
        expect(frame.end).toBe("nul");
      });

      it("half a reply when the peer hangs up", async () => {
        const frame = await against(answering(REPLY.slice(0, 30)));
        expect(textOf(frame)).toBe(REPLY.slice(0, 30));
        expect(frame.end).toBe("closed");
      });

      it("half a reply when the connection is reset behind it", async () => {
        const frame = await against((socket) => {
          socket.once("data", () => {
            socket.write(REPLY.slice(0, 30));
            setTimeout(() => socket.resetAndDestroy(), 100);
          });
        });
        expect(textOf(frame)).toBe(REPLY.slice(0, 30));
        expect(frame.end).toBe("closed");
      });

      it("what is there when the time is over", async () => {
        const frame = await against(answering(REPLY, { keepOpen: true }), { replyTimeoutMs: 300 });
        expect(textOf(frame)).toBe(REPLY);
        expect(frame.end).toBe("timeout");
      });
    });

    describe("fails with", () => {
      it("timeout on silence", async () => {
        const error = await failure(against(() => undefined, { replyTimeoutMs: 200 }));
        expect(error).toMatchObject({ code: "timeout", requestSent: true });
        expect(error.message).toMatch(/^127\.0\.0\.1:\d+ connected but sent no reply in 0\.2 s$/);
      });

      it("refused where nothing listens", async () => {
        const { host, port, stop } = await stranger(() => undefined);
        await stop();
        const error = await failure(ask({ host, port }));
        expect(error).toMatchObject({ code: "refused", requestSent: false });
        expect(error.message).toContain("nothing listens on this port");
      });

      it("closed when the peer hangs up without a byte", async () => {
        const error = await failure(against((socket) => socket.once("data", () => socket.end())));
        expect(error).toMatchObject({ code: "closed", requestSent: true });
      });

      it("closed on a reset", async () => {
        const error = await failure(against((socket) => socket.once("data", () => socket.resetAndDestroy())));
        expect(error).toMatchObject({ code: "closed", requestSent: true });
      });

      it("reply-too-large on a reply without an end", async () => {
        const error = await failure(against(endless));
        expect(error).toMatchObject({ code: "reply-too-large", requestSent: true });
      });

      it("aborted, and lets go of the connection", async () => {
        const controller = new AbortController();
        let resolve = () => {};
        const letGo = new Promise<void>((done) => {
          resolve = done;
        });
        const asked = against(
          (socket) => {
            socket.once("data", () => controller.abort());
            socket.once("end", () => socket.end());
            socket.once("close", () => resolve());
          },
          // Longer than a test may take: only the abort can end it.
          { signal: controller.signal, replyTimeoutMs: 120_000 },
        );
        expect((await failure(asked)).code).toBe("aborted");
        await letGo;
      });

      it("aborted before it connects", async () => {
        const other = await start(answering(`${REPLY}\0`));
        const error = await failure(ask(other, { signal: AbortSignal.abort() }));
        expect(error.code).toBe("aborted");
        expect(other.connections()).toBe(0);
      });
    });

    describe("keeps the miners' manners", () => {
      it("one write, and no half-close behind it", async () => {
        const received: string[] = [];
        let beforeTheReply: readonly string[] = [];
        await against((socket) => {
          socket.on("end", () => received.push("end"));
          socket.on("data", (chunk) => received.push(chunk.toString()));
          const reply = () => {
            beforeTheReply = [...received];
            socket.end(`${REPLY}\0`);
          };
          socket.once("data", () => setTimeout(reply, 100));
        });
        expect(beforeTheReply).toEqual([REQUEST]);
      });

      it("one request at a time, each on a connection of its own", async () => {
        let open = 0;
        let most = 0;
        const other = await start((socket) => {
          socket.once("data", () => {
            open += 1;
            most = Math.max(most, open);
            setTimeout(() => {
              open -= 1;
              socket.end(`${REPLY}\0`);
            }, 20);
          });
        });
        const transport = make();
        await Promise.all([1, 2, 3, 4].map(() => ask(other, {}, transport)));
        expect(other.connections()).toBe(4);
        expect(most).toBe(1);
      });

      it("a failed request does not hold the next one up", async () => {
        let count = 0;
        const other = await start((socket) => {
          count += 1;
          if (count === 1) socket.once("data", () => socket.resetAndDestroy());
          else answering(`${REPLY}\0`)(socket);
        });
        const transport = make();
        const [first, second] = await Promise.allSettled([1, 2].map(() => ask(other, {}, transport)));
        expect(first).toMatchObject({ status: "rejected", reason: { code: "closed" } });
        expect(second).toMatchObject({ status: "fulfilled" });
      });
    });
  });
}

async function start(behave: (socket: Socket) => void): Promise<Stranger> {
  const other = await stranger(behave);
  started.push(other);
  return other;
}

/** The error of something that must fail. */
export async function failure(promise: Promise<unknown>): Promise<HearthashError> {
  return await promise.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: HearthashError) => error,
  );
}

function textOf(frame: ReplyFrame): string {
  return new TextDecoder().decode(frame.bytes);
}
