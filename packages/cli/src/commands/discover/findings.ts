import type { DiscoveredMiner, DiscoveryEvent, UnidentifiedPort } from "@hearthash/client";
import type { UdpAnswer } from "./udp-hint.js";

/** What a scan has brought so far. */
export interface Findings {
  /** Who answered by UDP; absent when nobody was asked that way. */
  readonly udp?: readonly UdpAnswer[];
  readonly found: readonly DiscoveredMiner[];
  readonly open: readonly UnidentifiedPort[];
  /** Addresses judged. */
  readonly scanned: number;
  readonly elapsedS: number;
  /** False when it was stopped before its end. */
  readonly isComplete: boolean;
}

/** Takes up what a scan tells. */
export class FindingsLog {
  readonly #startedAt = Date.now();
  readonly #found: DiscoveredMiner[] = [];
  readonly #open: UnidentifiedPort[] = [];
  #scanned = 0;
  #isComplete = false;

  add(event: DiscoveryEvent): void {
    if (event.kind === "found") this.#found.push(event);
    else if (event.kind === "open") this.#open.push(event);
    else if (event.kind === "progress") this.#scanned = event.done;
    else {
      this.#scanned = event.scanned;
      this.#isComplete = true;
    }
  }

  get findings(): Findings {
    return {
      found: this.#found,
      open: this.#open,
      scanned: Math.max(this.#scanned, this.#found.length + this.#open.length),
      elapsedS: Math.round((Date.now() - this.#startedAt) / 10) / 100,
      isComplete: this.#isComplete,
    };
  }
}

/** In the order of their addresses, as people look for them. */
export function inOrder<Item extends { readonly endpoint: { readonly host: string; readonly port: number } }>(
  items: readonly Item[],
): readonly Item[] {
  return [...items].sort(
    (left, right) =>
      left.endpoint.host.localeCompare(right.endpoint.host, "en", { numeric: true }) ||
      left.endpoint.port - right.endpoint.port,
  );
}
