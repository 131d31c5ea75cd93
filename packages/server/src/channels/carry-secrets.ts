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
 * @throws ServerError `request-invalid` when one is missing, or the kind is another.
 */
export function carrySecrets(before: KeptChannelInput, wanted: ReplaceChannel): KeptChannelInput {
  if (before.kind !== wanted.kind) throw invalid("kind", "cannot be changed; make a new channel");
  const schema = wanted.kind === "push" ? pushChannelSchema : channelInputSchema;
  const withUrl = "url" in before && !("url" in wanted) ? { ...wanted, url: before.url } : wanted;
  const secrets = Object.fromEntries(
    secretsOf(before).map((name) => [name, (before as unknown as Record<string, unknown>)[name]]),
  );
  const carried = schema.safeParse({ ...secrets, ...withUrl });
  if (carried.success && placeOf(carried.data) === placeOf(before)) return carried.data;
  const bare = schema.safeParse(withUrl);
  if (bare.success) return bare.data;
  const [issue] = bare.error.issues;
  throw invalid(issue?.path.join(".") ?? "", "is needed, since it goes to another place");
}

function invalid(path: string, message: string): ServerError {
  return new ServerError("request-invalid", `${path} ${message}`, [{ path, message }]);
}
