import type { Endpoint } from "./endpoint.js";
import type { VersionReply } from "./replies/version.js";

/** Who a miner is. An address is where it was last seen; this is what stays. */
export interface MinerIdentity {
  /** The DNA's 16 hex digits; else HDNA; else `mac-<12 hex>`; else `at-<host>-<port>`. */
  readonly id: string;
  /** Id of the model definition it is read with: see `models`. */
  readonly model: string;
  /** The miner's own name for itself (`PROD`). Device text: hostile, may be renamed by anybody. */
  readonly product?: string;
  /** The device's DNA, 16 lower-case hex digits; on a Nano 3 its HDNA. */
  readonly dna?: string;
  /** 12 lower-case hex digits. */
  readonly mac?: string;
  readonly firmware?: string;
  readonly cgminerVersion?: string;
  readonly apiVersion?: string;
  /** `exact` when a model definition names this machine, `guessed` when a generic one had to do. */
  readonly confidence: "exact" | "guessed";
}

/** The parts of an id. */
export interface IdentityMarks {
  readonly dna: string | undefined;
  readonly mac: string | undefined;
  readonly endpoint: Endpoint;
}

export function identityId(marks: IdentityMarks): string {
  if (marks.dna !== undefined) return marks.dna;
  if (marks.mac !== undefined) return `mac-${marks.mac}`;
  return `at-${marks.endpoint.host}-${marks.endpoint.port}`;
}

/** A DNA is 16 hex digits that are not all zero (a Nano 3 says all zero and keeps the real one in HDNA). */
export function normalizeDna(text: string | undefined): string | undefined {
  const dna = text?.trim().toLowerCase();
  return dna !== undefined && /^[0-9a-f]{16}$/.test(dna) && !/^0+$/.test(dna) ? dna : undefined;
}

/** A MAC address with or without separators, as 12 hex digits; all zero and all ones are none. */
export function normalizeMac(text: string | undefined): string | undefined {
  const mac = text?.trim().toLowerCase().replace(/[:.-]/g, "");
  return mac !== undefined && /^[0-9a-f]{12}$/.test(mac) && !/^(0+|f+)$/.test(mac) ? mac : undefined;
}

/** The firmware's name: the newest home models call it LVERSION, older ones VERSION. */
export function firmwareOf(version: VersionReply): string | undefined {
  return version.lversion ?? version.version ?? version.cgversion ?? version.miner;
}
