import { percentOf } from "../commands/summary.js";
import { sessionCodes } from "../state/account.js";
import type { Machine, Phase } from "../state/machine.js";
import { measure } from "../state/measure.js";
import { totals } from "../state/pool-counters.js";

/** JSONP as the firmware writes it: runs of blanks and a trailing comma, so it is no JSON. Recorded. */
const twentyBlanks = " ".repeat(20);
const twentyEightBlanks = " ".repeat(28);

/** `get_auth.cgi`, and with the stored password's half as code `is_login.cgi`. */
export function authCallback(name: string, auth: string, code: string): string {
  return `${name} ({\t"auth":"${auth}",${" ".repeat(24)}"code":"${code}",${twentyEightBlanks}});${twentyEightBlanks}`;
}

/** The open half of a session. */
export function getAuth(machine: Machine): string {
  const { auth, code } = sessionCodes(machine);
  return authCallback("getAuthCallback", auth, code);
}

const stateNumber: Readonly<Record<Phase, string>> = { init: "0", work: "1", idle: "2", fault: "3" };
const terahash = (ghs: number) => (Number.isFinite(ghs) ? ghs / 1000 : 0).toFixed(2);

/** `get_dashboard.cgi`: all values are text; the pools are those of the file, with their passwords in clear. */
export function dashboardCallback(machine: Machine): string {
  const members = { ...liveMembers(machine), ...activePoolMembers(machine), ...storedPoolMembers(machine) };
  const text = Object.entries(members).map(([key, value]) => `"${key}":"${value}",${blanksAfter(key)}`);
  return `dashboardCallback({${text.join("")}});${twentyBlanks}`;
}

/** Recorded: tabs behind one member and one blank more behind the next, slips of the firmware's source. */
function blanksAfter(key: string): string {
  if (key === "accepted") return ` \t\t${" ".repeat(12)}`;
  return key === "reject" ? ` ${twentyBlanks}` : twentyBlanks;
}

function liveMembers(machine: Machine): Record<string, string> {
  const now = measure(machine);
  const { accepted, rejected } = totals(machine);
  return {
    hwtype: machine.identity.product,
    sys_status: stateNumber[machine.phase],
    elapsed: String(now.elapsedS),
    workingmode: String(machine.kept.mode),
    workingstatus: stateNumber[machine.phase],
    power: String(now.wallPowerW),
    realtime_hash: terahash(now.hashrateGhs),
    average_hash: terahash(now.averageGhs),
    accepted: String(accepted),
    reject: String(rejected),
    rejected_percentage: percentOf(rejected, accepted + rejected).toFixed(2),
    fan_status: String(now.fanRpm[0] ?? 0),
    fanr: String(now.fanPercent),
    asic_status: now.hashBoardFault ? "1" : "0",
    ping: String(now.pingMs),
    power_status: "0",
  };
}

function activePoolMembers(machine: Machine): Record<string, string> {
  const pool = machine.pools[machine.activePool];
  return {
    pool_status: pool ? "1" : "0",
    current_pool: String(machine.activePool + 1),
    address: pool?.url ?? "",
    worker: pool?.worker ?? "",
    mac: machine.identity.mac.replace(/..(?=.)/g, "$&:"),
    version: machine.identity.firmware.cg,
  };
}

function storedPoolMembers(machine: Machine): Record<string, string> {
  const slots = [0, 1, 2].flatMap((slot) => {
    const pool = machine.kept.pools[slot];
    const number = slot + 1;
    return [
      [`pool${number}`, pool?.url ?? ""],
      [`worker${number}`, pool?.worker ?? ""],
      [`passwd${number}`, pool?.password ?? ""],
    ] as const;
  });
  return Object.fromEntries(slots);
}
