import { hash32 } from "../noise.js";
import type { FaultHit } from "./active-faults.js";
import type { FaultName } from "./fault-catalogue.js";

/** One write, and the pause before it in real milliseconds; 0 lets everybody else have a turn, none does not. */
interface DeliveryPart {
  readonly bytes: Uint8Array;
  readonly waitMs?: number;
}

/** How a reply goes out: its writes, and what becomes of the connection. `hold` leaves it open. */
export interface Delivery {
  readonly parts: Iterable<DeliveryPart>;
  readonly ending: "close" | "reset" | "hold";
}

const nul = Uint8Array.of(0);
const now = (bytes: Uint8Array): DeliveryPart => ({ bytes });
const close = (...parts: DeliveryPart[]): Delivery => ({ parts, ending: "close" });

/** The normal way: the reply with one NUL in one write, then the end. Without a reply the miner just hangs up. */
function plainDelivery(reply: string | undefined): Delivery {
  return reply === undefined ? close() : close(now(Buffer.from(`${reply}\0`)));
}

type Bend = (reply: string, hit: FaultHit) => Delivery;

const half = (reply: string) => {
  const bytes = Buffer.from(reply);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
};

const bends: Readonly<Partial<Record<FaultName, Bend>>> = {
  silence: () => ({ parts: [], ending: "hold" }),
  "half-reply": (reply) => close(now(half(reply))),
  "late-nul": (reply, { delayMs }) => close(now(Buffer.from(reply)), { bytes: nul, waitMs: delayMs }),
  "missing-nul": (reply) => close(now(Buffer.from(reply))),
  "one-byte-per-packet": (reply) => ({ parts: singleBytes(`${reply}\0`), ending: "close" }),
  garbage: (reply) => close(now(garbage(reply.length))),
  rst: () => ({ parts: [], ending: "reset" }),
  // The pause lets the client read its half: a reset that comes with the data looks like an end to libuv.
  "rst-mid-reply": (reply) => ({
    parts: [now(half(reply)), { bytes: new Uint8Array(), waitMs: 20 }],
    ending: "reset",
  }),
  slow: (reply, { delayMs }) => close({ bytes: Buffer.from(`${reply}\0`), waitMs: delayMs }),
  "endless-reply": (reply) => ({ parts: endless(reply), ending: "close" }),
  "double-reply": (reply) => close(now(Buffer.from(`${reply}\0${reply}\0`))),
  "bytes-after-nul": (reply) => close(now(Buffer.concat([Buffer.from(`${reply}\0`), garbage(24)]))),
  "empty-reply": () => close(),
  "keep-open": (reply) => ({ parts: [now(Buffer.from(`${reply}\0`))], ending: "hold" }),
  http: () => close(now(Buffer.from("HTTP/1.1 400 Bad Request\r\nContent-Length: 11\r\n\r\nbad request"))),
};

/** How the reply goes out under these faults. The one that was set last decides. */
export function deliveryOf(reply: string | undefined, hits: readonly FaultHit[]): Delivery {
  const bent = hits.filter((hit) => bends[hit.name] !== undefined).at(-1);
  const bend = bent && bends[bent.name];
  return bent && bend ? bend(reply ?? "", bent) : plainDelivery(reply);
}

function* singleBytes(reply: string): Generator<DeliveryPart> {
  for (const byte of Buffer.from(reply)) yield { bytes: Uint8Array.of(byte), waitMs: 0 };
}

function* endless(reply: string): Generator<DeliveryPart> {
  const bytes = Buffer.from(reply.replaceAll("\0", "").slice(0, -1) || "{");
  for (;;) yield { bytes, waitMs: 1 };
}

/** Bytes that look random and hold no NUL. */
function garbage(length: number): Uint8Array {
  return Uint8Array.from({ length: Math.max(1, length) }, (_, index) => 1 + (hash32(length, index) % 255));
}
