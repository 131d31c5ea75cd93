import type { CommandBus } from "../commands/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import { type SecretBox, SecretShelf } from "../secrets/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import type { GuardParts } from "./guard-parts.js";
import { GuardStore } from "./guard-store.js";
import { HouseGuard } from "./house-guard.js";
import { PoolPasswords } from "./pool-passwords.js";
import { Tally } from "./tally.js";
import { Watch } from "./watch.js";

/** What the guard is made of. */
export interface GuardOptions {
  readonly store: Database;
  readonly secrets: SecretBox;
  readonly events: EventFlow;
  readonly fleet: Fleet;
  readonly commands: Pick<CommandBus, "submit" | "ended" | "get">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** Whether a miner's web password is stored. */
  readonly hasWebPassword: (minerId: string) => boolean;
}

/** The guard, with a beginning and an end. */
export type Guard = HouseGuard & { start(): void; stop(): Promise<void> };

const TICK_MS = 1000;

/** Opens the guard; it looks at each poll from the start on. */
export function openGuard(options: GuardOptions): Guard {
  const { store, secrets, clock, events, journal } = options;
  const passwords = new PoolPasswords(new SecretShelf(store, secrets, () => clock.now()));
  const parts: GuardParts = { ...options, passwords, pins: new GuardStore(store), tally: new Tally() };
  const watch = new Watch(parts);
  let ends: readonly (() => void)[] = [];
  const start = () => {
    if (ends.length > 0) return;
    watch.resume();
    const timer = setInterval(() => tick(watch, journal), TICK_MS);
    ends = [...listen(watch, events), () => clearInterval(timer)];
  };
  const stop = async () => {
    if (ends.length === 0) return;
    for (const end of ends) end();
    ends = [];
    watch.stop();
  };
  return Object.assign(new HouseGuard(parts, watch), { start, stop });
}

function listen(watch: Watch, events: EventFlow): readonly (() => void)[] {
  return [
    events.on("miner.updated", ({ miner }) => watch.look(miner)),
    events.on("miner.added", ({ miner }) => watch.appeared(miner)),
    events.on("miner.removed", ({ id }) => watch.end(id)),
    events.on("miner.changed", ({ miner, before }) => {
      if (before !== undefined && before !== miner.id) watch.rename(before, miner.id);
    }),
    events.on("miner.web-password-stored", ({ id }) => watch.passwordGiven(id)),
    events.on("command.changed", ({ command }) => watch.hear(command)),
  ];
}

/** A defect of ours is told, and the next tick goes on. */
function tick(watch: Watch, journal: Journal): void {
  try {
    watch.tick();
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown";
    const message = `The guard failed of itself: ${words}`;
    journal.write({ kind: "server.defect", severity: "error", message });
  }
}
