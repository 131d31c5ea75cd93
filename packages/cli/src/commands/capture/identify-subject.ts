import { isHearthashError, type Miner, models } from "@hearthash/client";

/** Whose replies are captured. */
export interface Subject {
  /** Where they are filed: the model's id, or what an unknown device calls itself. */
  readonly model: string;
  /** For people. */
  readonly name: string;
  readonly firmware: string;
  readonly confidence: "exact" | "guessed" | "none";
}

const NOBODY: Subject = { model: "unknown", name: "unknown device", firmware: "unknown", confidence: "none" };

/**
 * Who the miner is. One that cannot be understood is captured all the more; one that does not answer cannot be.
 *
 * @throws HearthashError of the connection.
 */
export async function identifySubject(miner: Miner, signal: AbortSignal): Promise<Subject> {
  try {
    const identity = await miner.identify({ signal });
    const { model, product, firmware = "unknown", confidence } = identity;
    const name = models.find((known) => known.id === model)?.name ?? model;
    if (confidence === "exact") return { model, name, firmware, confidence };
    return { model: product ?? model, name: product ?? name, firmware, confidence };
  } catch (error) {
    const isUnderstandable = isHearthashError(
      error,
      "reply-malformed",
      "reply-truncated",
      "command-unsupported",
      "command-rejected",
    );
    if (isUnderstandable) return NOBODY;
    throw error;
  }
}
