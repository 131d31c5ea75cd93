/** Every fault a miner can be given, with what a client sees of it. */
const catalogue = {
  silence: "takes the request and never answers",
  refused: "nothing listens on the port",
  "half-reply": "sends half of the reply, then closes",
  truncated: "sends three fifths of the reply with a NUL, as if it were whole",
  "late-nul": "sends the reply, and its NUL only after a pause",
  "missing-nul": "closes without the NUL",
  "one-byte-per-packet": "sends the reply byte by byte",
  garbage: "answers with random bytes",
  nan: "prints nan where the firmware divides by zero in its first second",
  "raw-newline": "puts a raw line feed into Msg, so that the JSON is invalid",
  "unescaped-quote": "puts an unescaped quote into a name, so that the JSON is invalid",
  rst: "resets the connection instead of answering",
  "rst-mid-reply": "resets the connection after half of the reply",
  slow: "answers after a pause",
  "endless-reply": "never stops sending",
  "double-reply": "sends the reply twice, each with its NUL",
  "bytes-after-nul": "sends stray bytes after the NUL",
  "empty-reply": "does what was asked and closes without a byte",
  "keep-open": "answers and never closes",
  http: "answers like a web server",
  unsupported: "answers code 14 as if it did not know the command",
  "wake-without-reply": "obeys softon and closes without a byte",
  "empty-summary": "leaves the MM ID0 string of stats empty (seen on the Q)",
  "clock-1970": "counts its time from its last start instead of 1970",
  "dna-change": "is another device at the same address",
  "address-change": "moves to the next address, as after a new DHCP lease",
  "pool-hijack": "has its pools replaced by a stranger, a minute after its start or at once",
  "pools-dead": "finds no pool that answers",
  "board-fault": "reports a broken hash board and stops",
} as const satisfies Readonly<Record<string, string>>;

/** The name of a fault. */
export type FaultName = keyof typeof catalogue;

/** Name and one-line description of every fault, for help texts. */
export const faultDescriptions: Readonly<Record<FaultName, string>> = catalogue;

/** The names of all faults. */
export const faultNames = Object.keys(catalogue) as readonly FaultName[];

/** True when `name` is a fault. */
export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(catalogue, name);
}
