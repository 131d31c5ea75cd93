/** What is taken out of replies, and what one of it is called. */
export const secretKinds = {
  dna: ["DNA", "DNAs"],
  mac: ["MAC address", "MAC addresses"],
  ip: ["IP address", "IP addresses"],
  worker: ["worker", "workers"],
  password: ["password", "passwords"],
  ssid: ["Wi-Fi name", "Wi-Fi names"],
  serial: ["serial number", "serial numbers"],
  wallet: ["wallet or token", "wallets or tokens"],
} as const;

export type SecretKind = keyof typeof secretKinds;

/** Names of members, in lower case, whose values are secrets. */
const KEYS: Readonly<Record<string, SecretKind>> = {
  dna: "dna",
  hdna: "dna",
  mac: "mac",
  macaddr: "mac",
  "mac address": "mac",
  user: "worker",
  username: "worker",
  worker: "worker",
  workername: "worker",
  worker_name: "worker",
  account: "worker",
  pass: "password",
  pass1: "password",
  pass2: "password",
  pass3: "password",
  passwd: "password",
  password: "password",
  workerpassword: "password",
  ssid: "ssid",
  apssid: "ssid",
  sn: "serial",
  serial: "serial",
  "serial number": "serial",
  "stratum url": "worker",
};

/** For a regular expression that ignores case. */
export const secretKeyPattern = Object.keys(KEYS).join("|");

/**
 * Members that hold a secret only where the value has no dot: of `//worker:password@host` cgminer takes the part
 * before the first colon for the host. Source: upstream cgminer util.c, extract_sockaddr.
 */
export function isHostKey(key: string): boolean {
  return key.toLowerCase() === "stratum url";
}

/** The kind that a member of this name holds. */
export function kindOfKey(key: string): SecretKind {
  return KEYS[key.toLowerCase()] ?? "wallet";
}
