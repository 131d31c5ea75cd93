import { type Miner, models } from "@hearthash/client";
import { printable } from "../../../output/printable.js";
import type { Finding } from "../finding.js";

/** Which model it is, and whether hearthash is sure. */
export async function checkModel(miner: Miner, signal: AbortSignal): Promise<Finding<true>> {
  const { model, product, firmware, confidence } = await miner.identify({ signal });
  const name = models.find((known) => known.id === model)?.name ?? model;
  const version = firmware === undefined ? "" : `, firmware ${printable(firmware)}`;
  if (confidence === "exact") return { result: "ok", found: `${name}${version}`, value: true };
  const itself = product === undefined ? "it does not name itself" : printable(product);
  return {
    result: "warning",
    found: `no model that hearthash knows (${itself}${version}): read as ${name}, by guess`,
    advice:
      "Its numbers may be incomplete, and it is not controlled. `hearthash capture` writes its replies for " +
      "a report, so that it can be added.",
    value: true,
  };
}
