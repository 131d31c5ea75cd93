import type { MinerState } from "@hearthash/client";

/** What is held to be so of a miner. Nothing in it changes on one poll alone. */
export interface Standing {
  readonly presence: "new" | "online" | "offline";
  /** Unix milliseconds. */
  readonly since: number;
  readonly state: MinerState;
  /** When it last answered as itself. */
  readonly seenAt: number | undefined;
  /** Polls in a row that failed. */
  readonly failures: number;
  /** Polls in a row that went well while it is held to be offline. */
  readonly returns: number;
  /** Another state, seen once. */
  readonly nextState: MinerState | undefined;
  /** Uptime of the last poll that counted. */
  readonly uptimeS: number | undefined;
  /** An uptime smaller than the one before, seen once. */
  readonly resetUptimeS: number | undefined;
}

/** What two polls have decided. */
export type StandingChange =
  | { readonly kind: "lost" }
  | { readonly kind: "found"; readonly awayMs: number }
  | { readonly kind: "restarted" }
  | { readonly kind: "state"; readonly before: MinerState };

export interface Judged {
  readonly standing: Standing;
  readonly changes: readonly StandingChange[];
}

/** The part of a snapshot that decisions are made on. */
export interface Reading {
  readonly at: number;
  readonly state: MinerState;
  readonly uptimeS: number | undefined;
}

/** A miner that has not been asked yet. */
export function newStanding(now: number, seenAt: number | undefined): Standing {
  return {
    presence: "new",
    since: now,
    state: "unknown",
    seenAt,
    failures: 0,
    returns: 0,
    nextState: undefined,
    uptimeS: undefined,
    resetUptimeS: undefined,
  };
}

/** Whether the next poll should come soon, because it decides something. */
export function needsConfirmation(standing: Standing): boolean {
  const { failures, returns, nextState, resetUptimeS } = standing;
  return failures === 1 || returns > 0 || nextState !== undefined || resetUptimeS !== undefined;
}

/** A poll failed. One that never answered goes offline without having been lost. */
export function afterFailure(before: Standing, now: number): Judged {
  const failures = before.failures + 1;
  const standing = { ...before, failures, returns: 0, nextState: undefined };
  if (failures < 2 || before.presence === "offline") return { standing, changes: [] };
  const offline: Standing = { ...standing, presence: "offline", since: now };
  return { standing: offline, changes: before.seenAt === undefined ? [] : [{ kind: "lost" }] };
}

/** A poll went well. */
export function afterReading(before: Standing, reading: Reading): Judged {
  if (before.presence === "offline" && before.returns === 0) {
    return { standing: { ...before, failures: 0, returns: 1 }, changes: [] };
  }
  const arrived = afterArrival(before, reading);
  const restarted = afterUptime(arrived.standing, reading.uptimeS);
  const settled = afterState(restarted.standing, reading.state, before.presence === "new");
  return {
    standing: { ...settled.standing, seenAt: reading.at },
    changes: [...arrived.changes, ...restarted.changes, ...settled.changes],
  };
}

function afterArrival(before: Standing, { at }: Reading): Judged {
  const standing: Standing = { ...before, failures: 0, returns: 0 };
  if (before.presence === "online") return { standing, changes: [] };
  const online: Standing = { ...standing, presence: "online", since: at };
  if (before.presence === "new") return { standing: online, changes: [] };
  const awayMs = Math.max(0, at - (before.seenAt ?? before.since));
  return { standing: online, changes: [{ kind: "found", awayMs }] };
}

/** A smaller uptime counts when the one behind it goes on from there. */
function afterUptime(before: Standing, uptimeS: number | undefined): Judged {
  if (uptimeS === undefined) return { standing: before, changes: [] };
  const { uptimeS: wasS, resetUptimeS } = before;
  const isSmaller = wasS !== undefined && uptimeS < wasS;
  if (!isSmaller) return { standing: { ...before, uptimeS, resetUptimeS: undefined }, changes: [] };
  if (resetUptimeS === undefined || uptimeS < resetUptimeS) {
    return { standing: { ...before, resetUptimeS: uptimeS }, changes: [] };
  }
  return {
    standing: { ...before, uptimeS, resetUptimeS: undefined },
    changes: [{ kind: "restarted" }],
  };
}

function afterState(before: Standing, state: MinerState, isFirst: boolean): Judged {
  if (isFirst || state === before.state) {
    return { standing: { ...before, state, nextState: undefined }, changes: [] };
  }
  if (before.nextState !== state) return { standing: { ...before, nextState: state }, changes: [] };
  return {
    standing: { ...before, state, nextState: undefined },
    changes: [{ kind: "state", before: before.state }],
  };
}
