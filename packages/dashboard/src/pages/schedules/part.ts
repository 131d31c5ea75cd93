import type { Draft, Faults } from "./draft.js";

/** What each part of the form is given. */
export interface DraftPart {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly change: (change: Partial<Draft>) => void;
}

/** A set with one thing more or less. */
export function toggled(set: ReadonlySet<string>, item: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(item);
  else next.delete(item);
  return next;
}
