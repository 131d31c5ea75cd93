import type { Actor } from "@hearthash/contract";
import type { CommandBus } from "../commands/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";
import type { GuardStore } from "./guard-store.js";
import type { PoolPasswords } from "./pool-passwords.js";
import type { Tally } from "./tally.js";

/** What the guard works with. */
export interface GuardParts {
  readonly pins: GuardStore;
  readonly passwords: PoolPasswords;
  readonly fleet: Fleet;
  readonly events: EventFlow;
  readonly commands: Pick<CommandBus, "submit" | "ended" | "get">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** Whether a miner's web password is stored. */
  readonly hasWebPassword: (minerId: string) => boolean;
  readonly tally: Tally;
}

/** Who acts when the guard does. */
export const GUARD: Actor = { kind: "system", id: "guard", name: "guard" };
