import type { PresetInput, PresetResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { SecretBox } from "../secrets/index.js";
import type { Database } from "../store/index.js";

/** A pool of a preset with its password in clear: made for one order, never kept. */
export interface ClearPool {
  readonly url: string;
  readonly worker: string;
  readonly password: string | undefined;
}

/** A pool as it is kept. */
interface SealedPool {
  readonly url: string;
  readonly worker: string;
  /** Base64. */
  readonly sealed?: string;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly pools: string;
  readonly changed_at: number;
}

/** The presets on disk, their passwords sealed. */
export class PresetStore {
  readonly #store: Database;
  readonly #box: SecretBox;

  constructor(store: Database, box: SecretBox) {
    this.#store = store;
    this.#box = box;
  }

  list(): readonly PresetResource[] {
    const rows = this.#store.prepare("SELECT * FROM presets ORDER BY name").all() as readonly Row[];
    return rows.map(toResource);
  }

  get(id: string): PresetResource | undefined {
    const row = this.#row(id);
    return row === undefined ? undefined : toResource(row);
  }

  /** Id of the preset of a name. */
  idOf(name: string): string | undefined {
    const row = this.#store.prepare("SELECT id FROM presets WHERE name = ?").get(name) as Row | undefined;
    return row?.id;
  }

  /** A password that is not given stays, where URL and worker stay: it never goes to another pool. */
  put(id: string, { name, pools }: PresetInput, now: number): void {
    const before = sealedPools(this.#row(id));
    const sealed = pools.map(({ url, worker, password }): SealedPool => {
      const kept = before.find((pool) => pool.url === url && pool.worker === worker)?.sealed;
      const text = password === undefined ? kept : this.#seal(id, password);
      return { url, worker, ...(text === undefined ? {} : { sealed: text }) };
    });
    this.#store
      .prepare(
        `INSERT INTO presets (id, name, pools, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, pools = excluded.pools, changed_at = excluded.changed_at`,
      )
      .run(id, name, JSON.stringify(sealed), now);
  }

  remove(id: string): void {
    this.#store.prepare("DELETE FROM presets WHERE id = ?").run(id);
  }

  /**
   * The pools with their passwords.
   *
   * @throws ServerError `not-found`, `data-damaged` when they were sealed with another key.
   */
  clearPools(id: string): readonly ClearPool[] {
    const row = this.#row(id);
    if (row === undefined) throw new ServerError("not-found", `there is no preset ${id.slice(0, 60)}`);
    return sealedPools(row).map(({ url, worker, sealed }) => ({
      url,
      worker,
      password: sealed === undefined ? undefined : this.#box.open(Buffer.from(sealed, "base64"), purpose(id)),
    }));
  }

  #seal(id: string, password: string): string {
    return Buffer.from(this.#box.seal(password, purpose(id))).toString("base64");
  }

  #row(id: string): Row | undefined {
    return this.#store.prepare("SELECT * FROM presets WHERE id = ?").get(id) as Row | undefined;
  }
}

function toResource(row: Row): PresetResource {
  const pools = sealedPools(row).map(({ url, worker, sealed }) => ({
    url,
    worker,
    hasPassword: sealed !== undefined,
  }));
  return { id: row.id, name: row.name, pools, changedAt: row.changed_at };
}

function sealedPools(row: Row | undefined): readonly SealedPool[] {
  return row === undefined ? [] : (JSON.parse(row.pools) as readonly SealedPool[]);
}

function purpose(id: string): string {
  return `preset:${id}`;
}
