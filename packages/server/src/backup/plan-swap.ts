import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONFIG } from "./manifest.js";
import type { SwapPlan } from "./swap-data.js";

/** What of a data folder is data; keys, certificates, backups and the lock stay where they are. */
const DATA = ["hearthash.db", "hearthash.db-wal", "hearthash.db-shm", "history"];

/** What goes where. */
export interface SwapNames {
  readonly folder: string;
  /** Within the folder: what was restored. */
  readonly staging: string;
  /** Of the moment. */
  readonly stamp: string;
  /** Where the configuration goes. */
  readonly configFile: string;
}

/** Looks at what is there. A configuration that is the same as the backup's is left alone. */
export function planSwap({ folder, staging, stamp, configFile }: SwapNames): SwapPlan {
  const restored = readdirSync(join(folder, staging));
  const from = join(folder, staging, CONFIG);
  const before = existsSync(configFile) ? readFileSync(configFile, "utf8") : undefined;
  const isSame = !existsSync(from) || before === readFileSync(from, "utf8");
  const aside = before === undefined ? null : `${configFile}.before-restore-${stamp}`;
  return {
    ...{ aside: `before-restore-${stamp}`, staging },
    present: DATA.filter((name) => existsSync(join(folder, name))),
    incoming: DATA.filter((name) => restored.includes(name)),
    config: isSame ? null : { from, to: configFile, aside },
  };
}
