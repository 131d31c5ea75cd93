import { randomUUID } from "node:crypto";
import type { Actor, ApplyPreset, PresetInput, PresetOutcome, PresetResource } from "@hearthash/contract";
import type { CommandBus, Presets } from "../../../packages/server/src/commands/index.js";
import { ServerError } from "../../../packages/server/src/errors/index.js";

/** Presets in memory. */
export class SmallPresets implements Presets {
  readonly #presets = new Map<string, PresetInput>();
  readonly #webPasswords = new Map<string, string>();
  readonly #commands: CommandBus;

  constructor(commands: CommandBus) {
    this.#commands = commands;
  }

  list(): readonly PresetResource[] {
    return [...this.#presets.keys()].map((id) => this.need(id));
  }

  need(id: string): PresetResource {
    const { name, pools } = this.#input(id);
    const shown = pools.map(({ url, worker, password }) => ({
      url,
      worker,
      hasPassword: password !== undefined,
    }));
    return { id, name, pools: shown, changedAt: 1 };
  }

  #input(id: string): PresetInput {
    const preset = this.#presets.get(id);
    if (preset === undefined) throw new ServerError("not-found", `There is no preset ${id}`);
    return preset;
  }

  create(input: PresetInput): PresetResource {
    if (this.list().some(({ name }) => name === input.name))
      throw new ServerError("conflict", "The name is taken");
    const id = randomUUID();
    this.#presets.set(id, input);
    return this.need(id);
  }

  replace(id: string, input: PresetInput): PresetResource {
    this.#input(id);
    this.#presets.set(id, input);
    return this.need(id);
  }

  remove(id: string): void {
    this.#input(id);
    this.#presets.delete(id);
  }

  async apply(id: string, wanted: ApplyPreset, actor: Actor, origin: string): Promise<PresetOutcome> {
    const [pool] = this.#input(id).pools;
    if (pool === undefined) throw new ServerError("conflict", "It has no pools");
    const items = wanted.miners.map((minerId) => {
      const intent = { kind: "addPool", ...pool } as const;
      const order = { minerId, intent, actor, origin, isUnattended: false, isDryRun: wanted.dryRun ?? false };
      return { minerId, commands: [this.#commands.submit(order)], problem: null };
    });
    return { items };
  }

  setWebPassword(minerId: string, password: string | null): void {
    if (password === null) this.#webPasswords.delete(minerId);
    else this.#webPasswords.set(minerId, password);
  }

  hasWebPassword(minerId: string): boolean {
    return this.#webPasswords.has(minerId);
  }
}
