import type { AlertResource, CommandResource, JournalEntry } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";

/** Everything that parts of the server tell each other, by name. */
export interface EventMap {
  /** A poll ended, well or not: the live state is new. */
  readonly "miner.updated": { readonly miner: LiveMiner };
  readonly "miner.added": { readonly miner: LiveMiner };
  /** Name, place, limits or address changed; `before` is its id when that changed too. */
  readonly "miner.changed": { readonly miner: LiveMiner; readonly before?: string };
  readonly "miner.removed": { readonly id: string };
  /** Its web password was stored, or another one in its place; the password itself is no part of any event. */
  readonly "miner.web-password-stored": { readonly id: string };
  /** Decided on two polls. */
  readonly "miner.lost": { readonly miner: LiveMiner };
  readonly "miner.found": { readonly miner: LiveMiner; readonly awayMs: number };
  readonly "miner.restarted": { readonly miner: LiveMiner };
  readonly "miner.state": { readonly miner: LiveMiner; readonly before: string };
  /** It answers at another address now. */
  readonly "miner.moved": { readonly miner: LiveMiner; readonly from: string; readonly to: string };
  /** One identity at two live addresses. */
  readonly "miner.conflict": { readonly miner: LiveMiner; readonly other: string };
  /** Somebody else answers at its address. */
  readonly "miner.replaced": { readonly miner: LiveMiner; readonly by: string };
  /** The pools of a guarded miner are not as pinned, or its connection goes elsewhere; nothing told: it is over. */
  readonly "pool.drifted": {
    readonly miner: LiveMiner;
    readonly kind: "pool-drift" | "pool-redirect";
    readonly told: DriftTold | undefined;
    /** It is over because nobody guards the miner any more. */
    readonly isUnpinned?: true;
  };
  readonly "command.changed": { readonly command: CommandResource };
  /** Raised, over, acknowledged, snoozed. */
  readonly "alert.changed": { readonly alert: AlertResource };
  /** A part of the server is in trouble, or (without a problem) not any more. */
  readonly "system.problem": {
    /** What is in trouble: history, store, watchdog ... */
    readonly source: string;
    readonly minerId?: string | undefined;
    readonly problem: { readonly code: string; readonly message: string } | undefined;
  };
  readonly "journal.added": { readonly entry: JournalEntry };
}

/** A drift as it is told: once for each `id`. */
export interface DriftTold {
  /** Of this very difference. */
  readonly id: string;
  /** What is different, behind the miner's name. */
  readonly text: string;
  /** Unix milliseconds. */
  readonly lastRightAt: number | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

export type EventName = keyof EventMap;
