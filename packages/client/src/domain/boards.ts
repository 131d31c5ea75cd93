/** One hash board. What the miner does not say is absent. */
export interface BoardReading {
  /** From 0, in the miner's order. */
  readonly index: number;
  readonly hashrateAvgThs?: number;
  readonly tempC?: number;
  readonly tempChipMaxC?: number;
  readonly tempChipAvgC?: number;
  readonly hardwareErrors?: number;
  readonly crcErrors?: number;
  /** The board's own error bits; 0 is no error. */
  readonly errorBits?: number;
  readonly chips: readonly ChipReading[];
}

/** One chip of a board. */
export interface ChipReading {
  /** From 0, in the miner's order. */
  readonly index: number;
  readonly tempC?: number;
  /** Core voltage in millivolt. */
  readonly voltageMv?: number;
  /** Nonces that matched, since the start. */
  readonly matchingWork?: number;
}

/** One fan. */
export interface FanReading {
  /** From 1, in the miner's order. */
  readonly index: number;
  readonly rpm?: number;
}

/** The hottest of a miner's boards. What no board says is absent. */
export interface BoardTemps {
  /** The hottest chip, in degrees Celsius. */
  readonly chipMaxC?: number;
  /** The hottest board outside the chips, in degrees Celsius. */
  readonly boardMaxC?: number;
}
