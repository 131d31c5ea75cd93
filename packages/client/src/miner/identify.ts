import type { Asker, CallOptions } from "../asker/asker.js";
import { formatEndpoint } from "../domain/endpoint.js";
import {
  firmwareOf,
  identityId,
  type MinerIdentity,
  normalizeDna,
  normalizeMac,
} from "../domain/identity.js";
import { typeReply } from "../domain/replies/typed-reply.js";
import { withoutUnknown } from "../domain/without-unknown.js";
import { HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import { modelFor } from "../models/index.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { IssueList, type ParseIssue } from "../wire/issue.js";
import { type CgminerReply, type ReplyRow, rowsOf } from "../wire/reply.js";

/** A miner's identity and the definition its numbers are read with. */
export interface IdentifiedMiner {
  readonly identity: MinerIdentity;
  readonly model: ModelDefinition;
  readonly issues: readonly ParseIssue[];
  /** The miner's clock when it said so, Unix seconds; seconds since its start while it has no time. */
  readonly deviceTimeS: number | undefined;
}

/**
 * Finds out who answers: `version`, and `estats` where that has no DNA (Nano 3).
 *
 * @param known definitions to choose from.
 * @param named the model the owner says it is; asked for nothing then.
 * @throws HearthashError when `version` gives nothing to go by.
 */
export async function identifyMiner(
  asker: Asker,
  known: readonly ModelDefinition[],
  named: ModelDefinition | undefined,
  options: CallOptions,
): Promise<IdentifiedMiner> {
  const reply = await asker.ask("version", undefined, options);
  const row = versionRow(asker, reply);
  const { value: version, issues } = typeReply("version", reply);
  const model = named ?? modelFor(row, known);
  const all = new IssueList();
  all.addAll(issues);
  const dna = normalizeDna(version.dna) ?? (await findDna(asker, model, all, options));
  const mac = normalizeMac(version.mac);
  const identity = withoutUnknown({
    id: identityId({ dna, mac, endpoint: asker.endpoint }),
    model: model.id,
    product: version.product ?? reply.status[0]?.description,
    dna,
    mac,
    firmware: firmwareOf(version),
    cgminerVersion: version.cgminer,
    apiVersion: version.api,
    confidence: model.confidence,
  });
  return { identity, model, issues: all.all, deviceTimeS: reply.status[0]?.when };
}

/**
 * The VERSION row. A miner that speaks the protocol and refuses `version` (Whatsminer) has an empty one: it is
 * somebody, read with the generic definition.
 */
function versionRow(asker: Asker, reply: CgminerReply): ReplyRow {
  const row = rowsOf(reply, "VERSION")[0];
  if (row !== undefined && Object.keys(row).length > 0) return row;
  if (asker.refusal("version", reply) !== undefined) return {};
  const miner = formatEndpoint(asker.endpoint);
  const isCut = reply.issues.some((issue) => issue.code === "truncated");
  const text = `${miner} answered 'version' without saying what it is${isCut ? ": the reply was cut off" : ""}`;
  throw new HearthashError(isCut ? "reply-truncated" : "reply-malformed", text, {
    miner,
    command: "version",
  });
}

/** An Avalon whose version has no DNA keeps it in MM ID0: HDNA on a Nano 3. */
async function findDna(
  asker: Asker,
  model: ModelDefinition,
  issues: IssueList,
  options: CallOptions,
): Promise<string | undefined> {
  if (!model.match.length) return undefined;
  try {
    const reply = await asker.askAccepted("estats", undefined, options);
    const { main } = typeReply("estats", reply).value.mm;
    return normalizeDna(main.text("DNA")) ?? normalizeDna(main.text("HDNA"));
  } catch (error) {
    if (!isHearthashError(error) || error.code === "aborted") throw error;
    issues.add("command-failed", "estats", "no DNA in version, and estats could not be asked for HDNA");
    return undefined;
  }
}
