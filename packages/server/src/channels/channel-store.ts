import type { ChannelResource, DeliveryResource, KeptChannelInput } from "@hearthash/contract";
import type { SecretBox } from "../secrets/index.js";
import type { Database } from "../store/index.js";
import { secretsOf, showSettings } from "./kinds/index.js";

/** What is known of a channel without opening its secrets. */
export interface KeptChannel {
  readonly id: string;
  readonly kind: KeptChannelInput["kind"];
  readonly common: Pick<KeptChannelInput, "name" | "enabled" | "minSeverity" | "tellResolved">;
  readonly shown: Pick<ChannelResource, "settings" | "secrets">;
  readonly lastDelivery: DeliveryResource | null;
  readonly failures: number;
  readonly lost: number;
}

interface Row {
  readonly id: string;
  readonly kind: KeptChannelInput["kind"];
  readonly common: string;
  readonly last_delivery: string | null;
  readonly failures: number;
  readonly lost: number;
}

/** The channels. All their settings are sealed; what may be shown lies beside them. */
export class ChannelStore {
  readonly #store: Database;
  readonly #secrets: SecretBox;

  constructor(store: Database, secrets: SecretBox) {
    this.#store = store;
    this.#secrets = secrets;
  }

  list(): readonly KeptChannel[] {
    const rows = this.#store.prepare("SELECT * FROM channels ORDER BY position").all();
    return (rows as readonly Row[]).map(toKept);
  }

  get(id: string): KeptChannel | undefined {
    const row = this.#store.prepare("SELECT * FROM channels WHERE id = ?").get(id) as Row | undefined;
    return row === undefined ? undefined : toKept(row);
  }

  /**
   * All settings of a channel; `undefined` where there is none, and for one of a restored backup: those hold no
   * secrets.
   *
   * @throws ServerError `data-damaged` when the key is another.
   */
  settings(id: string): KeptChannelInput | undefined {
    const row = this.#store.prepare("SELECT sealed FROM channels WHERE id = ?").get(id) as
      | { sealed: Uint8Array }
      | undefined;
    if (row === undefined || row.sealed.length === 0) return undefined;
    return JSON.parse(this.#secrets.open(row.sealed, purposeOf(id))) as KeptChannelInput;
  }

  /** The channel of the browser of a session. */
  ofSession(sessionId: string): KeptChannel | undefined {
    const row = this.#store.prepare("SELECT * FROM channels WHERE session_id = ?").get(sessionId);
    return row === undefined ? undefined : toKept(row as Row);
  }

  /** @param sessionId whose browser it is; the channel ends with the session. */
  put(id: string, input: KeptChannelInput, sessionId?: string): void {
    const { name, enabled, minSeverity, tellResolved } = input;
    const shown = { settings: showSettings(input), secrets: secretsOf(input) };
    const common = JSON.stringify({ common: { name, enabled, minSeverity, tellResolved }, shown });
    const sealed = this.#secrets.seal(JSON.stringify(input), purposeOf(id));
    this.#store
      .prepare(
        `INSERT INTO channels (id, position, kind, common, sealed, session_id)
          VALUES (@id, (SELECT coalesce(max(position), 0) + 1 FROM channels), @kind, @common, @sealed, @sessionId)
          ON CONFLICT (id) DO UPDATE SET common = excluded.common, sealed = excluded.sealed, failures = 0`,
      )
      .run({ id, kind: input.kind, common, sealed, sessionId: sessionId ?? null });
  }

  /** False when there was none. What waits for it goes with it. */
  remove(id: string): boolean {
    return this.#store.prepare("DELETE FROM channels WHERE id = ?").run(id).changes > 0;
  }

  /** Messages that nobody will get. */
  countLost(id: string, lost: number): void {
    this.#store.prepare("UPDATE channels SET lost = lost + ? WHERE id = ?").run(lost, id);
  }

  /** Keeps what became of a try. */
  tried(id: string, delivery: DeliveryResource, lost: number): void {
    this.#store
      .prepare(
        `UPDATE channels SET last_delivery = ?, lost = lost + ?,
          failures = CASE WHEN ? THEN 0 ELSE failures + 1 END WHERE id = ?`,
      )
      .run(JSON.stringify(delivery), lost, delivery.ok ? 1 : 0, id);
  }
}

function toKept({ common, last_delivery, ...row }: Row): KeptChannel {
  return {
    ...row,
    ...(JSON.parse(common) as Pick<KeptChannel, "common" | "shown">),
    lastDelivery: last_delivery === null ? null : (JSON.parse(last_delivery) as DeliveryResource),
  };
}

function purposeOf(id: string): string {
  return `channel:${id}`;
}
