import type { Endpoint } from "../domain/endpoint.js";
import { FleetPoller } from "./fleet-poller.js";
import { PollIteration } from "./poll-iteration.js";
import type { PollFleetOptions, PollResult } from "./poll-options.js";

export type { PollFleetOptions, PollResult } from "./poll-options.js";

/**
 * Polls many miners for as long as it is iterated: each at once, then at its interval, whatever the others do. A
 * result is given when it comes; a miner is asked again only when its result was taken, so a slow reader never
 * piles results up. One that fails is a result, not an error. Polling begins with the first result that is asked for.
 */
export function pollFleet(
  targets: readonly Endpoint[],
  options: PollFleetOptions,
): AsyncGenerator<PollResult, void, undefined> {
  return new PollIteration((onChange) => new FleetPoller(targets, options, onChange));
}
