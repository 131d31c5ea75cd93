import { type ControlRequest, type Intent, REDACTED, redactText } from "@hearthash/client";
import type { IntentInput } from "@hearthash/contract";

/** An intent, as it was ordered or as it is sent. */
type AnyIntent = IntentInput | Intent;

/** Members of intents that are secret. */
const SECRET_MEMBERS = ["password", "webPassword", "oldPassword", "newPassword"] as const;

/** An intent as it may be kept and shown: `***` in the place of each secret, none in its URL. */
export function publicIntent(intent: AnyIntent): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(intent)) {
    if (isSecret(member)) shown[member] = REDACTED;
    else shown[member] = member === "url" && typeof value === "string" ? redactText(value) : value;
  }
  return shown;
}

/** A request as it may be shown: the fields that carry secrets are hidden, whatever form the model gave them. */
export function publicRequest(
  intent: AnyIntent,
  { command, parameter }: ControlRequest,
): { readonly command: string; readonly parameter: string | null } {
  if (parameter === undefined) return { command, parameter: null };
  const fields = parameter.split(",");
  for (const place of secretFields(intent, command)) {
    if (fields.at(place) !== undefined) fields.splice(place, 1, REDACTED);
  }
  return { command, parameter: fields.join(",") };
}

/**
 * Where the secrets stand in a request, from the end. No field holds a comma: the library refuses those.
 * Forms: `url,worker,password`; `user,web,slot,url,worker,password`; `0,setpool,user,web,url,worker,password`;
 * `0,password,old,new`.
 */
function secretFields({ kind }: AnyIntent, command: string): readonly number[] {
  if (kind === "addPool") return [-1];
  if (kind === "setPool") return [-1, command === "setpool" ? -5 : -4];
  return kind === "setWebPassword" ? [-1, -2] : [];
}

/** From so many characters on a secret is hidden wherever it stands; a shorter one as a word of its own. */
const UNMISTAKABLE = 4;

/** A text about an order, without the secrets of it: a miner may repeat what it was told. */
export function maskSecrets(text: string, intent: AnyIntent): string {
  let masked = redactText(text);
  for (const secret of secretsOf(intent)) masked = maskOne(masked, secret);
  return masked;
}

/** A single character, such as the usual pool password `x`, is no secret worth a riddled text. */
function maskOne(text: string, secret: string): string {
  if (secret.length < 2) return text;
  if (secret.length >= UNMISTAKABLE) return text.replaceAll(secret, REDACTED);
  const literal = secret.replace(/[^A-Za-z0-9]/g, "\\$&");
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, "g"), REDACTED);
}

function secretsOf(intent: AnyIntent): readonly string[] {
  return Object.entries(intent).flatMap(([member, value]) =>
    isSecret(member) && typeof value === "string" ? [value] : [],
  );
}

function isSecret(member: string): boolean {
  return SECRET_MEMBERS.some((secret) => secret === member);
}
