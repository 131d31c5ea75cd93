import { type RowOf, text } from "./row-spec.js";

/** `version`. Source: captured replies of each model; upstream cgminer API-README. */
export const versionSpec = {
  cgminer: text("CGMiner", "BMMiner", "BOSer", "BOSminer+", "BOSminer", "LUXminer"),
  api: text("API"),
  product: text("PROD", "Type"),
  model: text("MODEL"),
  hardwareType: text("HWTYPE"),
  softwareType: text("SWTYPE"),
  /** Little-core firmware, `YYMMDDNN_githash`. */
  lversion: text("LVERSION"),
  /** Big-core firmware. */
  bversion: text("BVERSION"),
  /** Build of cgminer itself. */
  cgversion: text("CGVERSION"),
  version: text("VERSION"),
  hashboardVersion: text("HVERSION", "HBMCUVERSION", "MCUVERSION"),
  fanVersion: text("FANMCUVERSION"),
  miner: text("Miner"),
  /** Serial of the control board, 16 hex digits. */
  dna: text("DNA"),
  mac: text("MAC"),
  upgradeApi: text("UPAPI"),
} as const;

export type VersionReply = RowOf<typeof versionSpec>;
