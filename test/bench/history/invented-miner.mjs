/**
 * Values of an Avalon Mini 3 over time: hashrate and power with noise, temperatures that wander, counters that grow,
 * settings that stand still. The same for the same seed.
 */
export class InventedMiner {
  #seed;
  #accepted = 0;
  #inlet = 21;
  #chip = 78;

  constructor(seed) {
    this.#seed = seed * 7919 + 1;
  }

  /** What a poll gives. */
  points() {
    const hashrate = this.#around(37.5, 0.9);
    this.#accepted += this.#random() < 0.35 ? 1 : 0;
    this.#inlet = this.#wander(this.#inlet, 18, 27, 0.4);
    this.#chip = this.#wander(this.#chip, 70, 86, 1);
    const power = Math.round(this.#around(824, 5));
    return {
      hashrateThs: hashrate,
      hashrate5mThs: this.#around(37.5, 0.2),
      hashrateAvgThs: this.#around(37.48, 0.01),
      hashrateTheoreticalThs: this.#around(38.2, 0.1),
      powerWallW: power,
      powerDcW: Math.round(power * 0.93),
      powerLimitW: 850,
      efficiencyJPerTh: power / hashrate,
      tempInletC: Math.round(this.#inlet),
      tempOutletC: Math.round(this.#inlet + 32),
      tempHashboardC: Math.round(this.#chip - 12),
      tempChipMaxC: Math.round(this.#chip + 6),
      tempChipAvgC: Math.round(this.#chip),
      tempTargetC: 80,
      fanRpm: [Math.round(this.#around(1260, 20))],
      fanPercent: 31,
      frequencyMhz: this.#around(312, 3),
      acceptedShares: this.#accepted,
      rejectedShares: Math.floor(this.#accepted / 400),
      staleShares: 0,
      rejectPercent: 0.25,
      hardwareErrors: Math.floor(this.#accepted / 90),
      hardwareErrorPercent: 0.02,
      bestShare: 1_842_771_004,
      foundBlocks: 0,
      workLevel: 0,
      poolPingMs: Math.round(this.#around(31, 4)),
      wifiRssiDbm: Math.round(this.#around(-58, 2)),
    };
  }

  #random() {
    // mulberry32: small, and without a pattern that a packer could find.
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), this.#seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Noise of about the shape that a mean of many things has. */
  #around(middle, spread) {
    return middle + (this.#random() + this.#random() + this.#random() - 1.5) * spread;
  }

  #wander(value, least, most, step) {
    return Math.min(most, Math.max(least, value + (this.#random() - 0.5) * step));
  }
}
