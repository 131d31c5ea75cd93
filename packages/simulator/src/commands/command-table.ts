import { statusReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";
import { ascset } from "./ascset.js";
import { check } from "./check.js";
import type { Command } from "./command.js";
import { config, devdetails } from "./config.js";
import { devs } from "./devs.js";
import { addpool, removepool } from "./pool-editing.js";
import { disablepool, enablepool, poolpriority, poolquota, switchpool } from "./pool-switching.js";
import { pools } from "./pools.js";
import { setpool } from "./setpool.js";
import { estats, litestats, stats } from "./stats.js";
import { stockCommandTable } from "./stock.js";
import { coin, lcd, summary } from "./summary.js";
import { time } from "./time.js";
import { version } from "./version.js";
import { wifi } from "./wifi.js";

const table: Readonly<Record<string, Command>> = {
  ...stockCommandTable,
  version,
  config,
  devs,
  edevs: devs,
  pools,
  summary,
  stats,
  estats,
  litestats,
  devdetails,
  coin,
  lcd,
  lockstats: () => statusReply(status(124)),
  check,
  switchpool,
  enablepool,
  disablepool,
  poolpriority,
  poolquota,
  addpool,
  removepool,
  setpool,
  ascset,
  time,
  wifi,
};

/** Commands that may stand in a joined request. */
const joinable: ReadonlySet<string> = new Set([
  "version",
  "config",
  "devs",
  "edevs",
  "pools",
  "summary",
  "devdetails",
  "stats",
  "estats",
  "litestats",
  "coin",
  "lcd",
  "lockstats",
  "notify",
  "usbstats",
  "asccount",
]);

/** The command of that exact name, when the machine's firmware has it. */
export function findCommand(machine: Machine, name: string): Command | undefined {
  return machine.commands.has(name) ? table[name] : undefined;
}

/** The same inside a joined request, where only reading is allowed (code 45). */
export function findJoinedCommand(machine: Machine, name: string): Command | undefined {
  const command = findCommand(machine, name);
  if (!command || joinable.has(name)) return command;
  return () => statusReply(status(45, name));
}
