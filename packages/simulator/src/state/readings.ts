/** Every number a reply can show. A test may pin any of them to an exact value. */
export interface Readings {
  /** Seconds since the service started; replies round them, averages use the fraction. */
  readonly elapsedS: number;
  /** Seconds since the device started. */
  readonly systemElapsedS: number;
  readonly hashrateGhs: number;
  readonly theoreticalGhs: number;
  readonly averageGhs: number;
  readonly average5sMhs: number;
  readonly average1mMhs: number;
  readonly average5mMhs: number;
  readonly average15mMhs: number;
  /** Total MH divided by the elapsed seconds; NaN in the very first second, as the firmware prints it. */
  readonly averageMhs: number;
  readonly totalMh: number;
  readonly foundBlocks: number;
  readonly getworks: number;
  readonly localWork: number;
  readonly networkBlocks: number;
  readonly localWorks: number;
  /** Unix seconds of the device, 0 for never. */
  readonly lastValidWorkS: number;
  readonly hardwareErrors: number;
  readonly hardwareErrorPercent: number;
  readonly inletC: number;
  readonly outletC: number;
  readonly boardC: number;
  readonly boardInletC: number;
  readonly boardOutletC: number;
  readonly chipMaxC: number;
  readonly chipAverageC: number;
  readonly targetC: number;
  readonly fanRpm: readonly number[];
  readonly fanPercent: number;
  readonly wallPowerW: number;
  readonly outputW: number;
  readonly outputA: number;
  readonly supplyMv: number;
  readonly supplyA: number;
  readonly railMv: number;
  readonly setRailMv: number;
  readonly controlRailMv: number;
  readonly frequencyMhz: number;
  readonly pllCounts: readonly number[];
  readonly pllMhz: readonly number[];
  readonly pingMs: number;
  readonly filterMinutes: number;
  readonly memoryKib: number;
  readonly maxPowerW: number;
  readonly tuning: string;
  readonly blockHash: string;
  readonly blockTimeS: number;
  readonly networkDifficulty: number;
  readonly hashBoardFault: boolean;
  readonly rssiDbm: number;
}

/** The lists with one entry per board or chip. */
export interface ChipReadings {
  readonly boardMaxC: readonly number[];
  readonly boardAverageC: readonly number[];
  readonly chipC: readonly number[];
  readonly chipMv: readonly number[];
  readonly chipWorks: readonly number[];
}

/** Exact values a test wants to see in replies. */
export type PinnedReadings = Partial<Readings & ChipReadings>;
