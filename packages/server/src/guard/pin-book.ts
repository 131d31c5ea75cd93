import { formatEndpoint } from "@hearthash/client";
import type { Actor, PinMiner } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { LiveMiner } from "../live/index.js";
import { type Arrangement, arrangementOf, asStored, plain } from "./core/arrangement.js";
import { movedPin } from "./core/explain.js";
import { type GuardMemory, type GuardSettings, newMemory, type Pin } from "./core/memory.js";
import { poolAddress } from "./core/pool-address.js";
import { withRedirect } from "./core/redirects.js";
import { type Sight, sightOf } from "./core/sight.js";

const OFF: GuardSettings = { watch5s: false, pinMode: false, restore: "off" };

/** How a miner is guarded behind a wish: what is not given stays. */
export function settingsOf(before: GuardMemory | undefined, wanted: PinMiner): GuardSettings {
  const { watch5s, pinMode, restore } = before?.settings ?? OFF;
  return {
    watch5s: wanted.watch5s ?? watch5s,
    pinMode: wanted.pinMode ?? pinMode,
    restore: wanted.restore ?? restore,
  };
}

/** What a miner shows now. @throws ServerError `conflict` when it does not answer as itself. */
export function presentOf(live: LiveMiner): Sight {
  const sight = sightOf(live);
  if (sight !== undefined) return sight;
  const why =
    live.error === undefined ? "its pools cannot be read" : `it does not answer: ${live.error.code}`;
  throw new ServerError(
    "conflict",
    `${live.name} cannot be pinned as it is now: ${why}; try again when it answers`,
  );
}

/** The pin of the present. */
export function presentPin(sight: Sight, by: Actor): Pin {
  const pools = arrangementOf(sight.pools);
  if (pools.length === 0) throw new ServerError("conflict", "it has no pools to pin: set one first");
  const { dna, mac, firmware, address, at } = sight;
  return { pools, stored: [asStored(pools)], dna, mac, firmware, address, since: at, by: by.name };
}

/**
 * The pin of pools that are given, of a miner that need not answer now.
 *
 * @throws ServerError `request-invalid` for an address that is none, `conflict` while nothing is known of the miner.
 */
export function givenPin(
  { identity, endpoint, name }: LiveMiner,
  given: Exclude<NonNullable<PinMiner["pools"]>, "present">,
  by: Actor,
  now: number,
): Pin {
  if (identity === undefined) {
    throw new ServerError("conflict", `${name} has not answered yet: pin it when it has`);
  }
  const bad = given.findIndex(({ url }) => poolAddress(url).host === "");
  if (bad >= 0) {
    const message = "takes the address of a pool, such as stratum+tcp://pool.example.com:3333";
    throw new ServerError("request-invalid", `pools[${bad}].url ${message}`, [
      { path: `pools[${bad}].url`, message },
    ]);
  }
  const pools: Arrangement = given.map(({ url, worker, disabled = false }, slot) => {
    return { slot, url: plain(url), worker: plain(worker), disabled };
  });
  const { dna, mac, firmware } = identity;
  const address = formatEndpoint(endpoint);
  return { pools, stored: [], dna, mac, firmware, address, since: now, by: by.name };
}

/** A memory with another pin: what was told of the old one is judged anew, and a pause is over. */
export function repinned(before: GuardMemory | undefined, pin: Pin, settings: GuardSettings): GuardMemory {
  const fresh = newMemory(pin, settings);
  if (before === undefined) return fresh;
  const { checkedAt, bootedAt, lastRightAt, drift, redirect } = before;
  // The day's tries stay counted: pinning is no way around them.
  // A refused password stays refused; where the miner is now is accepted with the pin.
  const { tries, locked } = before.restore;
  const restore = { tries, worked: [], locked: locked?.code === "not-the-same-miner" ? undefined : locked };
  return { ...fresh, checkedAt, bootedAt, lastRightAt, drift, redirect, restore };
}

/** "It was me": the pin is what there is now, and a redirect there is now is no news any more. */
export function acceptedMemory(before: GuardMemory, sight: Sight, by: Actor): GuardMemory {
  const present = presentPin(sight, by);
  const known = movedPin({ ...present, pools: before.pin.pools }, present.pools, by.name, sight.at);
  const pools = withRedirect(known.pools, before.redirect);
  const mode = before.settings.pinMode ? (sight.mode ?? before.pin.mode) : undefined;
  return repinned(before, { ...known, pools, mode }, before.settings);
}
