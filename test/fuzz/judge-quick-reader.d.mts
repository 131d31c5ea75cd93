/** The modules of the client that are judged. */
export type JudgedClient = Readonly<Record<string, unknown>>;

/** Whose replies are judged, and to which commands. */
export interface JudgedMiner {
  readonly model: object;
  readonly commands: readonly string[];
  readonly identity: object;
  /** All of them by default. */
  readonly points?: readonly string[];
  /** A healthy reply. */
  readonly sample?: Uint8Array;
}

/** True when the quick reader read the bytes and agrees with the full parser; throws where they differ. */
export declare function quickReaderJudge(
  client: JudgedClient,
  miner: JudgedMiner,
): (bytes: Uint8Array) => boolean;
