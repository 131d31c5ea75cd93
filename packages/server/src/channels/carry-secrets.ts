import {
  channelInputSchema,
  type KeptChannelInput,
  pushChannelSchema,
  type ReplaceChannel,
} from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { placeOf, secretsOf } from "./kinds/index.js";

/**
 * A channel's settings as they are to be, with the secrets that were not given anew. A secret never goes to another
 * place than the one it was given for.
 *
 * @param before undefined for a channel whose settings a backup left out: all of them are given anew.
 * @throws ServerError `request-invalid` when one is missing, or the kind is another.
 */
export function carrySecrets(
  kind: KeptChannelInput["kind"],
  before: KeptChannelInput | undefined,
  wanted: ReplaceChannel,
): KeptChannelInput {
  if (kind !== wanted.kind) throw invalid("kind", "cannot be changed; make a new channel");
  if (before === undefined) return complete(wanted, "is needed, since a backup does not hold it");
  const withUrl = "url" in before && !("url" in wanted) ? { ...wanted, url: before.url } : wanted;
  const secrets = Object.fromEntries(
    secretsOf(before).map((name) => [name, (before as unknown as Record<string, unknown>)[name]]),
  );
  const carried = schemaOf(wanted).safeParse({ ...secrets, ...withUrl });
  if (carried.success && placeOf(carried.data) === placeOf(before)) return carried.data;
  return complete(withUrl, "is needed, since it goes to another place");
}

function complete(wanted: ReplaceChannel, why: string): KeptChannelInput {
  const parsed = schemaOf(wanted).safeParse(wanted);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(issue?.path.join(".") ?? "", why);
}

function schemaOf({ kind }: ReplaceChannel) {
  return kind === "push" ? pushChannelSchema : channelInputSchema;
}

function invalid(path: string, message: string): ServerError {
  return new ServerError("request-invalid", `${path} ${message}`, [{ path, message }]);
}
