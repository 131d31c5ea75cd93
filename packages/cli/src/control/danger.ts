import type { IntentKind } from "@hearthash/client";

/** What of an intent decides whether it asks first. */
interface Risky {
  readonly kind: IntentKind;
  readonly slot?: number | undefined;
}

/** What is at stake, as "This ... Go on?", for an intent that is asked about first; `undefined` for the others. */
export function dangerOf({ kind, slot }: Risky): string | undefined {
  switch (kind) {
    case "standby":
      return "stops hashing and heating";
    case "reboot":
      return "restarts the miner, which hashes again after some minutes";
    case "removePool":
      return "removes a pool";
    case "setPool":
      return `overwrites the stored pool ${slot}`;
    case "setWebPassword":
      return "changes the miner's web password";
    default:
      return undefined;
  }
}
