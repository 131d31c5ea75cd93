import type { Actor, ApplyPreset, PresetInput, PresetOutcome, PresetResource } from "@hearthash/contract";

/** Pools under a name, kept with sealed passwords, applied to one miner or many. */
export interface Presets {
  list(): readonly PresetResource[];
  /** @throws ServerError `not-found`. */
  need(id: string): PresetResource;
  /** @throws ServerError `conflict` for a name that is taken. */
  create(input: PresetInput, by: Actor): PresetResource;
  /** A pool whose password is not given keeps the one it had. */
  replace(id: string, input: PresetInput, by: Actor): PresetResource;
  remove(id: string, by: Actor): void;
  /** Orders what each miner needs; the outcome of each command comes later. */
  apply(id: string, wanted: ApplyPreset, by: Actor, origin: string): Promise<PresetOutcome>;
  /** Keeps a miner's web password sealed, for commands that need it; null takes it away. */
  setWebPassword(minerId: string, password: string | null, by: Actor): void;
  hasWebPassword(minerId: string): boolean;
}
