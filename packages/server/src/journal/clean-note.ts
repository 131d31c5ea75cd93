import type { JournalNote } from "./journal-port.js";

/** Bounds of what one entry may hold, in characters, names and levels. */
const MOST = { kind: 80, id: 120, message: 1000, text: 500, names: 50, depth: 4, data: 16_384 } as const;

const REDACTED = "[redacted]";
/** The names under which secrets would stand, if one ever got here; what they are called or numbered may be told. */
const SECRET_NAME =
  /pass(?:word|wd|phrase)?|token|secret|cookie|authorization|credential|api_?key|private_?key/i;
const NO_SECRET_NAME = /(?:Id|Name|Count|At)$/;
/** `stratum+tcp://user:password@host`. */
const LOGIN_IN_URL = /:\/\/[^\s/@]*@/g;
/** Control characters, and marks that turn the writing direction. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A note fit to be kept for good: bounded, harmless on a screen, with nothing in it that looks like a secret. */
export function cleanNote(
  note: JournalNote,
): Required<Pick<JournalNote, "kind" | "message" | "data">> & JournalNote {
  const { actor, minerId } = note;
  return {
    ...note,
    kind: cleanText(note.kind, MOST.kind),
    message: cleanText(note.message, MOST.message),
    data: cleanData(note.data ?? {}),
    minerId: minerId === undefined ? undefined : cleanText(minerId, MOST.id),
    actor:
      actor === undefined
        ? undefined
        : { kind: actor.kind, id: cleanText(actor.id, MOST.id), name: cleanText(actor.name, MOST.id) },
  };
}

function cleanText(text: string, most: number): string {
  const safe = text
    .slice(0, most * 4)
    .replace(CONTROL, "")
    .replace(LOGIN_IN_URL, `://${REDACTED}@`);
  // A character outside the basic plane is never cut in half.
  return safe.length <= most ? safe : `${safe.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function cleanData(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const clean = cleanValue(data, 0) as Record<string, unknown>;
  return JSON.stringify(clean).length <= MOST.data ? clean : { leftOut: "more than an entry holds" };
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cleanText(value, MOST.text);
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "boolean" || value === null) return value;
  if (typeof value !== "object" || depth >= MOST.depth) return undefined;
  if (Array.isArray(value))
    return value.slice(0, MOST.names).map((item) => cleanValue(item, depth + 1) ?? null);
  if (ArrayBuffer.isView(value)) return undefined;
  const entries = Object.entries(value).slice(0, MOST.names);
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      cleanText(name, MOST.kind),
      isSecretName(name) && inner !== undefined ? REDACTED : cleanValue(inner, depth + 1),
    ]),
  );
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name);
}
