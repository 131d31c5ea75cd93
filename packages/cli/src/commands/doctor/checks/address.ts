import { type Endpoint, formatEndpoint } from "@hearthash/client";
import type { CliContext } from "../../../context.js";
import { oneHost } from "../../../hosts/one-host.js";
import type { DoctorFlags } from "../doctor-flags.js";
import type { Finding } from "../finding.js";

/** Whether what was given is the address of one miner. */
export async function checkAddress(context: CliContext, flags: DoctorFlags): Promise<Finding<Endpoint>> {
  const endpoint = await oneHost(context, flags, "doctor");
  return { result: "ok", found: formatEndpoint(endpoint), value: endpoint };
}
