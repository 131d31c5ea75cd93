import type { AlertResource, AlertSeverity } from "@hearthash/contract";

/** What channels carry: plain text that may hold a miner's words. Each channel makes it harmless in its own markup. */
export interface Message {
  /** The same for each try to send it. */
  readonly id: string;
  readonly at: number;
  readonly title: string;
  readonly text: string;
  readonly severity: AlertSeverity;
  /** `ended`: something is over. `told`: everything else. */
  readonly kind: "told" | "ended";
  readonly alert?: AlertResource | undefined;
}

/** Where messages are left to be sent. */
export interface Outbox {
  /** Keeps a message for each channel that wants it. Part of the transaction that is open, if one is. */
  put(message: Message): void;
}
