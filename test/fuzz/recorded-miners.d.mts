import type { JudgedClient } from "./judge-quick-reader.mjs";

export interface RecordedMiner {
  readonly name: string;
  /** Its reply to all that a snapshot asks. */
  readonly text: string;
  /** True when the quick reader read the bytes and agrees with the full parser; throws where they differ. */
  readonly judge: (bytes: Uint8Array) => boolean;
  /** Whether the quick reader must read its reply. */
  readonly isQuick: boolean;
}

export declare function recordedMiners(client: JudgedClient): readonly RecordedMiner[];
