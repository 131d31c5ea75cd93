import { normalizeMac } from "../domain/identity.js";
import type { MinerState } from "../domain/state.js";
import { type WithoutUnknown, withoutUnknown } from "../domain/without-unknown.js";
import { modelFor } from "../models/index.js";
import { DashboardFields } from "./dashboard-fields.js";

/** A pool of the stored configuration, as the web page shows it; its password is left out. */
export interface WebPool {
  /** 0 to 2: the slot that `setpool` calls so. */
  readonly slot: number;
  readonly url: string;
  readonly worker?: string;
}

/**
 * What the web interface's dashboard shows. Unknown is absent. Texts are the device's own: hostile.
 * Source: vendor's published Nano 3S web interface, cgi.c (get_dashboard); recorded reply.
 */
export interface WebDashboard
  extends WithoutUnknown<ReturnType<typeof work>>,
    WithoutUnknown<ReturnType<typeof pool>>,
    WithoutUnknown<ReturnType<typeof device>> {
  readonly state: MinerState;
  /** The stored pools. After a change of the stored ones they are not those that run, until the next restart. */
  readonly pools: readonly WebPool[];
}

/** The members of `get_dashboard.cgi` with names and units of ours. */
export function toDashboard(members: ReadonlyMap<string, string>): WebDashboard {
  const fields = new DashboardFields(members);
  return {
    ...withoutUnknown(device(fields)),
    state: STATES[fields.number("sys_status") ?? -1] ?? "unknown",
    ...withoutUnknown(work(fields)),
    ...withoutUnknown(pool(fields)),
    pools: storedPools(fields),
  };
}

/** Numbers of `sys_status`. Source: as STATE, driver-avalon.c. */
const STATES: readonly MinerState[] = ["starting", "hashing", "standby", "fault"];

function device(fields: DashboardFields) {
  return {
    /** Its name for itself (`hwtype`). */
    product: fields.text("hwtype"),
    /** 12 lower-case hex digits. */
    mac: normalizeMac(fields.text("mac")),
    firmware: fields.text("version"),
  };
}

function work(fields: DashboardFields) {
  const workModeNumber = fields.number("workingmode");
  const { workModes } = modelFor({ PROD: fields.text("hwtype") ?? "" });
  return {
    /** Seconds since the mining process started. */
    uptimeS: fields.number("elapsed"),
    /** Word of the work mode, where the model is known by its name. */
    workMode: workModeNumber === undefined ? undefined : workModes[workModeNumber],
    workModeNumber,
    /** At the wall, watts. */
    powerW: fields.number("power"),
    hashrateThs: fields.number("realtime_hash"),
    hashrateAvgThs: fields.number("average_hash"),
    acceptedShares: fields.number("accepted"),
    rejectedShares: fields.number("reject"),
    rejectPercent: fields.number("rejected_percentage"),
    fanRpm: fields.number("fan_status"),
    fanPercent: fields.number("fanr"),
    /** False when the hash board reports an error. */
    asicOk: fields.is("asic_status", 0),
    /** False when the power supply reports an error. */
    powerSupplyOk: fields.is("power_status", 0),
  };
}

function pool(fields: DashboardFields) {
  const current = fields.number("current_pool");
  return {
    /** Whether a pool is in use. */
    poolActive: fields.is("pool_status", 1),
    /** Slot of the pool in use; the wire counts from 1, and 0 is none. */
    currentPool: current !== undefined && current >= 1 ? current - 1 : undefined,
    poolUrl: fields.text("address"),
    worker: fields.text("worker"),
    poolPingMs: fields.number("ping"),
  };
}

/** A slot without a URL is empty. */
function storedPools(fields: DashboardFields): readonly WebPool[] {
  return [0, 1, 2].flatMap((slot) => {
    const url = fields.text(`pool${slot + 1}`);
    return url === undefined
      ? []
      : [{ slot, ...withoutUnknown({ url, worker: fields.text(`worker${slot + 1}`) }) }];
  });
}
