import type { Config } from "@hearthash/contract";
import type { EventFlow } from "../events/index.js";
import type { Backups } from "./backups-port.js";
import { DailyBackups } from "./daily-backups.js";
import { type BackupParts, HouseBackups } from "./house-backups.js";

/** How often it is looked whether a daily backup is due. */
const LOOK_MS = 60_000;

/** What the backups of a server need. */
export interface BackupsOptions extends BackupParts {
  readonly events: EventFlow;
  readonly settings: () => Config["backup"];
}

/** Opens the backups of a server that runs. */
export function openBackups(options: BackupsOptions): Backups {
  const house = new HouseBackups(options);
  const daily = new DailyBackups({ ...options, maker: house });
  let timer: NodeJS.Timeout | undefined;
  return {
    list: () => house.list(),
    create: (by) => house.create(by),
    open: (name, by) => house.open(name, by),
    remove: (name, by) => house.remove(name, by),
    start: () => {
      timer ??= setInterval(() => void daily.look(), LOOK_MS).unref();
      void daily.look();
    },
    stop: async () => {
      clearInterval(timer);
      await house.stop();
    },
  };
}
