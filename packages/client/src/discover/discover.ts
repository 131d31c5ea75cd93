import { DEFAULT_PORT, type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { parseTargets } from "../targets/parse-targets.js";
import type { AbortSignalLike } from "../transport/port.js";
import { type DiscoverOptions, type DiscoverSettings, settingsFor } from "./discover-options.js";
import type { DiscoveryEvent } from "./discovery-event.js";
import { DiscoveryRun } from "./discovery-run.js";

export type { DiscoverOptions } from "./discover-options.js";

/**
 * Finds miners at the addresses given, and contacts no others: a connect test of each, then `version` to those
 * that are open. Every cgminer-API device is found. The scan begins with the first event that is asked for and
 * ends when the iteration is left.
 *
 * @param targets endpoints, or text as `parseTargets` takes it. What is named twice is tried once.
 * @throws HearthashError `argument-invalid` at once; `aborted` from the iteration.
 */
export function discover(
  targets: Iterable<Endpoint> | string,
  options: DiscoverOptions,
): AsyncGenerator<DiscoveryEvent, void, undefined> {
  const list =
    typeof targets === "string" ? parseTargets(targets, options.port ?? DEFAULT_PORT) : distinct(targets);
  const settings = settingsFor(list.length, options);
  for (const name of ["inFlight", "passes", "identifyInFlight"] as const) requireCount(name, settings[name]);
  return scan(list, settings, options.signal);
}

/** Nothing begins before the first event is asked for, the clock neither. */
async function* scan(
  targets: readonly Endpoint[],
  settings: DiscoverSettings,
  signal: AbortSignalLike | undefined,
): AsyncGenerator<DiscoveryEvent, void, undefined> {
  yield* new DiscoveryRun(targets, settings).events(signal);
}

function distinct(targets: Iterable<Endpoint>): readonly Endpoint[] {
  return [...new Map([...targets].map((target) => [formatEndpoint(target), target])).values()];
}

function requireCount(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new HearthashError("argument-invalid", `${name} is a whole number from 1, not ${value}`);
}
