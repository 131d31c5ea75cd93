import { Placeholders } from "./placeholders.js";
import { replaceSecrets } from "./replace-secrets.js";
import type { SecretKind } from "./secret-kinds.js";

/** Takes the secrets of one miner out of its replies. */
export interface Scrubber {
  readonly scrub: (text: string) => string;
  /** How many different secrets of each kind were found. */
  readonly counts: Readonly<Partial<Record<SecretKind, number>>>;
}

/** Shorter ones are replaced only where their name stands beside them: `x` is in every other word. */
const LEAST_TO_SPREAD = 6;

/** Bounds on what a hostile reply can have searched for. Real secrets are shorter and far fewer. */
const MOST_TO_SPREAD = 300;
const MOST_SPREAD = 500;

/**
 * Learns the secrets of all replies first, so that one that is told in `pools` is also taken out of a broken
 * `lcd`. Texts are one character a byte.
 *
 * @param keep words that stay even where a secret is the same, such as the model's name.
 */
export function makeScrubber(texts: readonly string[], keep: readonly string[]): Scrubber {
  const found = new Map<string, SecretKind>();
  const note = (kind: SecretKind, secret: string): string => {
    const key = secret.toLowerCase();
    if (!found.has(key) && !/^[0:.-]+$/.test(secret)) found.set(key, kind);
    return secret;
  };
  for (const text of texts) replaceSecrets(text, note);
  const placeholders = new Placeholders(wordsOf([...found.keys()]));
  const known = new Map([...found].slice(0, MOST_SPREAD).flatMap(spreadForms(texts, keep)));
  const put = (kind: SecretKind, secret: string) => placeholders.for(kind, secret);
  return { scrub: (text) => replaceSecrets(text, put, known), counts: countKinds(found) };
}

/** The forms in which a secret is looked for everywhere: as it stands, and without its escapes. */
function spreadForms(texts: readonly string[], keep: readonly string[]) {
  const kept = keep.map((word) => word.toLowerCase());
  const all = texts.join("\n").toLowerCase();
  return ([secret, kind]: readonly [string, SecretKind]): readonly (readonly [string, SecretKind])[] => {
    const plain = kind === "mac" ? secret.replace(/[:.-]/g, "") : secret.replace(/\\(.)/g, "$1");
    const parts = kind === "worker" ? secret.split(/[^a-z0-9]+/).filter((part) => part.length >= 20) : [];
    return [...new Set([secret, plain, ...parts])]
      .filter((form) => form.length >= LEAST_TO_SPREAD && form.length <= MOST_TO_SPREAD)
      .filter((form) => !kept.some((word) => word.includes(form)) && !isName(form, all))
      .map((form) => [form, kind] as const);
  };
}

/** A worker called `Accepted` must not take the members of that name with it. */
function isName(form: string, all: string): boolean {
  return [`"${form}":`, `${form}[`, `${form}=`].some((use) => all.includes(use));
}

function wordsOf(secrets: readonly string[]): ReadonlySet<string> {
  return new Set(secrets.flatMap((secret) => [secret, secret.replace(/[:.-]/g, ""), ...secret.split(/\W+/)]));
}

function countKinds(found: ReadonlyMap<string, SecretKind>): Partial<Record<SecretKind, number>> {
  const counts: Partial<Record<SecretKind, number>> = {};
  for (const kind of found.values()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
