import type { Endpoint } from "../domain/endpoint.js";
import type { AbortSignalLike } from "../transport/port.js";
import type { Probe, ProbeVerdict } from "../transport/probe-port.js";
import { eachInFlight } from "./in-flight.js";

/** How a range is swept. */
export interface SweepOptions {
  readonly probe: Probe;
  readonly inFlight: number;
  /** How often a silent address is tried. */
  readonly passes: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignalLike;
}

/** Whom a sweep tells what it sees. */
export interface SweepListener {
  /** An address was silent and will be tried again. */
  postponed(): void;
  /** The last word on an address. The sweep goes on when this resolves. */
  judged(target: Endpoint, verdict: ProbeVerdict): Promise<void> | void;
}

/**
 * Connect tests of all addresses. Silent ones are tried again when all have had their turn: a device that was
 * busy, or whose Wi-Fi slept, answers then; two short passes find more than one long one.
 */
export async function sweep(
  targets: readonly Endpoint[],
  options: SweepOptions,
  listener: SweepListener,
): Promise<void> {
  const { probe, inFlight, passes, timeoutMs, signal } = options;
  const probed = { timeoutMs, signal };
  let pending = targets;
  for (let pass = 1; pass <= passes && pending.length > 0; pass += 1) {
    const silent: Endpoint[] = [];
    const judge = (target: Endpoint, verdict: ProbeVerdict) => {
      if (verdict !== "silent" || pass === passes) return listener.judged(target, verdict);
      silent.push(target);
      return listener.postponed();
    };
    // No async function: each promise counts that is made for each of 65,000 addresses.
    await eachInFlight(pending, inFlight, (target) =>
      probe(target, probed).then((verdict) => judge(target, verdict)),
    );
    pending = silent;
  }
}
