/**
 * Command tables.
 * Source: the command table of the vendor's published Nano 3S service; strings of the Nano 3 binary; stock cgminer.
 */
const reads = ["version", "config", "devs", "edevs", "pools", "summary", "stats", "estats"] as const;
const moreReads = ["devdetails", "coin", "lcd", "lockstats", "check"] as const;
const poolSwitching = ["switchpool", "enablepool", "disablepool", "poolpriority"] as const;
const poolEditing = ["addpool", "removepool", "poolquota"] as const;
const asc = ["asc", "asccount", "ascenable", "ascdisable"] as const;
const stock = ["notify", "usbstats", "zero", "hotplug", "save", "quit", "restart", "failover-only"] as const;

const home = [...reads, "litestats", ...moreReads, ...poolSwitching, "setpool", "ascset", "time"] as const;

/** Nano 3S and Mini 3. */
export const homeCommands: ReadonlySet<string> = new Set(home);

/** The Q: the help list has `time` as an option, and no capture shows `setpool`. */
export const qCommands: ReadonlySet<string> = new Set(
  home.filter((name) => name !== "setpool" && name !== "time"),
);

/** The Nano 3, an older build. */
export const nano3Commands: ReadonlySet<string> = new Set([
  ...reads,
  ...moreReads,
  ...poolSwitching,
  ...poolEditing,
  "setpool",
  "ascset",
  "time",
  "wifi",
  "privileged",
  "setconfig",
  "debug",
  ...asc,
]);

/** The A-series: no setpool of its own, it is an option of ascset there. */
export const aSeriesCommands: ReadonlySet<string> = new Set(
  [...nano3Commands].filter((name) => !["setpool", "time", "wifi"].includes(name)),
);

/** Stock cgminer. */
export const stockCommands: ReadonlySet<string> = new Set([
  ...reads,
  ...moreReads,
  ...poolSwitching,
  ...poolEditing,
  "ascset",
  "privileged",
  "setconfig",
  "debug",
  ...asc,
  ...stock,
]);
