import type { SubnetResource } from "@hearthash/contract";
import { api } from "./api.js";
import { RemoteList } from "./list.js";

/** Networks in which a miner that has moved is looked for. */
export const subnets = new RemoteList<SubnetResource>("/subnets");

/** Takes an approval back: nothing is searched there any more. */
export async function withdrawSubnet(cidr: string): Promise<void> {
  await api(`/subnets/${encodeURIComponent(cidr)}`, { method: "DELETE" });
  await subnets.refresh();
}
