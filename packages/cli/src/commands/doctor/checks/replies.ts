import type { IssueCode, Miner, MinerSnapshot } from "@hearthash/client";
import { clipped } from "../../../output/printable.js";
import type { Finding } from "../finding.js";

/** Said by healthy miners too: a sensor that is not fitted, the first second after a start. */
const USUAL: ReadonlySet<IssueCode> = new Set(["no-sensor", "null-text", "not-a-number"]);

const SHOWN = 5;

/** Reads all measurements, and tells what was wrong with the replies. */
export async function checkReplies(miner: Miner, signal: AbortSignal): Promise<Finding<MinerSnapshot>> {
  const snapshot = await miner.snapshot({ signal });
  const { issues } = snapshot;
  const commands = Object.keys(snapshot.raw).join(", ");
  const known = `${Object.keys(snapshot.points).length} measurements from ${commands}`;
  const details = issues.slice(0, SHOWN).map(({ at, detail }) => clipped(`${at}: ${detail}`, 160));
  const rest = issues.length - details.length;
  if (rest > 0) details.push(`and ${rest} more`);
  if (issues.every(({ code }) => USUAL.has(code))) {
    return { result: "ok", found: known, details, value: snapshot };
  }
  return {
    result: "warning",
    found: `${known}, with defects:`,
    details,
    advice: "hearthash reads around them. If a number is missing, `hearthash capture` helps to report it.",
    value: snapshot,
  };
}
