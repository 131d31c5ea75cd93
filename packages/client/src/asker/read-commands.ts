/**
 * The commands that change nothing. Anything else counts as a write: it goes first, alone, and is never sent
 * twice. Source: upstream cgminer api.c (commands without `iswritemode`); vendor's published Nano 3S service.
 */
const READ_COMMANDS: ReadonlySet<string> = new Set([
  "version",
  "summary",
  "stats",
  "estats",
  "litestats",
  "pools",
  "devs",
  "edevs",
  "devdetails",
  "config",
  "coin",
  "lcd",
  "check",
  "notify",
  "asc",
  "asccount",
  "pga",
  "pgacount",
  "usbstats",
  "lockstats",
  "dbgstats",
  "privileged",
  "temps",
  "fans",
  "power",
  "tunerstatus",
  "tempctrl",
  "get_version",
  "status",
]);

/** Options of `ascset` that only tell: `help`, `workmode,get` and the like, `loop`, `voltage` without a value. */
const READ_OPTION = /^\d+,(?:help|loop|voltage|(?:workmode|worklevel|work_mode_lvl|time),get)$/i;

/** Whether a request only reads. */
export function isReadRequest(command: string, parameter: string | undefined): boolean {
  if (command === "ascset") return READ_OPTION.test(parameter ?? "");
  if (command === "time") return parameter === undefined || parameter === "get";
  return command.split("+").every((part) => READ_COMMANDS.has(part));
}
