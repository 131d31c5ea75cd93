import { randomUUID } from "node:crypto";
import type { Actor, ApplyPreset, PresetInput, PresetOutcome, PresetResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";
import { type ApplyParts, applyPreset } from "./apply-preset.js";
import type { PresetStore } from "./preset-store.js";
import type { Presets } from "./presets-port.js";
import type { WebPasswords } from "./web-passwords.js";

/** What {@link LivePresets} works with. */
export interface PresetParts extends ApplyParts {
  readonly fleet: Fleet;
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly presets: PresetStore;
  readonly webPasswords: WebPasswords;
}

/** The presets over their store and the command bus. */
export class LivePresets implements Presets {
  readonly #parts: PresetParts;

  constructor(parts: PresetParts) {
    this.#parts = parts;
  }

  list(): readonly PresetResource[] {
    return this.#parts.presets.list();
  }

  need(id: string): PresetResource {
    const preset = this.#parts.presets.get(id);
    if (preset === undefined) throw new ServerError("not-found", `there is no preset ${id.slice(0, 60)}`);
    return preset;
  }

  create(input: PresetInput, by: Actor): PresetResource {
    return this.#put(randomUUID(), input, by, "preset.created");
  }

  replace(id: string, input: PresetInput, by: Actor): PresetResource {
    this.need(id);
    return this.#put(id, input, by, "preset.changed");
  }

  remove(id: string, by: Actor): void {
    const preset = this.need(id);
    this.#parts.presets.remove(id);
    this.#note("preset.removed", preset, by);
  }

  async apply(id: string, wanted: ApplyPreset, by: Actor, origin: string): Promise<PresetOutcome> {
    const { name } = this.need(id);
    const pools = this.#parts.presets.clearPools(id);
    const items = await applyPreset(pools, wanted, { actor: by, origin }, this.#parts);
    if (wanted.dryRun !== true) {
      const message = `${by.name} applied the preset ${name} to ${items.length === 1 ? "one miner" : `${items.length} miners`}`;
      const data = { preset: id, name, miners: items.map(({ minerId }) => minerId).slice(0, 100) };
      this.#parts.journal.write({ kind: "preset.applied", actor: by, message, data });
    }
    return { items: [...items] };
  }

  setWebPassword(minerId: string, password: string | null, by: Actor): void {
    const { fleet, webPasswords, journal, events } = this.#parts;
    const { id, name } = fleet.need(minerId);
    if (password === null) webPasswords.remove(id);
    else webPasswords.put(id, password);
    const done = password === null ? "took away" : "stored";
    journal.write({
      kind: password === null ? "miner.web-password-removed" : "miner.web-password-stored",
      minerId: id,
      actor: by,
      message: `${by.name} ${done} the web password of ${name}`,
    });
    if (password !== null) events.emit("miner.web-password-stored", { id });
  }

  hasWebPassword(minerId: string): boolean {
    return this.#parts.webPasswords.has(this.#parts.fleet.get(minerId)?.id ?? minerId);
  }

  #put(id: string, input: PresetInput, by: Actor, kind: string): PresetResource {
    const { presets, clock } = this.#parts;
    const other = presets.idOf(input.name);
    if (other !== undefined && other !== id) {
      throw new ServerError("conflict", "a preset of this name is there already: choose another name");
    }
    presets.put(id, input, clock.now());
    const preset = this.need(id);
    this.#note(kind, preset, by);
    return preset;
  }

  #note(kind: string, { id, name, pools }: PresetResource, by: Actor): void {
    const did = kind.slice(kind.indexOf(".") + 1);
    const message = `${by.name} ${did} the preset ${name}`;
    this.#parts.journal.write({ kind, actor: by, message, data: { preset: id, name, pools } });
  }
}
