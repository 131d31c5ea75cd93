import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { SecretBox } from "../secrets/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import { NOT_KNOWN } from "./carry-out.js";
import type { CommandBus } from "./command-bus-port.js";
import { CommandLog } from "./command-log.js";
import { CommandStore } from "./command-store.js";
import { LiveCommandBus } from "./live-command-bus.js";
import { ModePowers } from "./mode-powers.js";
import { orderMarks } from "./order-mark.js";
import { WebPasswords } from "./web-passwords.js";

/** What the command bus works with. */
export interface CommandBusParts {
  readonly store: Database;
  readonly fleet: Fleet;
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly secrets: SecretBox;
}

/**
 * Opens the command bus. Commands that a server left behind in the middle are ended first; none is ever sent
 * again.
 */
export function openCommandBus(parts: CommandBusParts): CommandBus {
  const { store, events, journal, clock, secrets } = parts;
  const now = () => clock.now();
  const commands = new CommandStore(store);
  const log = new CommandLog(commands, journal, events, clock);
  for (const command of commands.unfinished()) {
    if (command.status === "running" && !command.dryRun) {
      log.ended(command, { status: "interrupted", reason: NOT_KNOWN });
      continue;
    }
    const reason = "the server was restarted before it was sent: order it again if it is still wanted";
    log.ended(command, { status: "refused", code: "not-ready", reason });
  }
  return new LiveCommandBus({
    ...parts,
    commands,
    log,
    powers: new ModePowers(store),
    webPasswords: new WebPasswords(store, secrets, now),
    markOf: orderMarks(store, secrets, now),
  });
}
