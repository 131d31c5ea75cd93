import type { Config } from "@hearthash/contract";
import { plainHostname } from "./host-names.js";

/** The name the TLS port is known under: `<name>.local`. */
export function lanName(lan: Config["lan"]): string {
  return `${(lan.name ?? plainHostname()).toLowerCase()}.local`;
}
