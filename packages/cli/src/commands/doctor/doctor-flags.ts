import type { HostFlags } from "../../flags.js";

/** What `doctor` can be told. */
export interface DoctorFlags extends Omit<HostFlags, "jobs"> {
  readonly json: boolean;
}
