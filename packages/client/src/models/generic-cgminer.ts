import { defineModel } from "./kit/define-model.js";
import { fold, row } from "./kit/reading.js";

export const genericCgminer = defineModel({
  id: "generic-cgminer",
  name: "Any other cgminer",
  family: "generic",
  confidence: "guessed",
  match: [],
  joinsReads: false,
  read: {
    hashrateThs: [
      row("summary", /^MHS \d+s$/, { scale: 1e-6 }),
      row("summary", /^GHS \d+s$/, { scale: 1e-3 }),
      row("summary", "HS RT", { scale: 1e-6 }),
      row("stats", "GHS 5s", { scale: 1e-3 }),
      fold("devs", /^MHS 5s$/, "sum", { scale: 1e-6 }),
    ],
    hashrate5mThs: [row("summary", "MHS 5m", { scale: 1e-6 }), row("summary", "GHS 5m", { scale: 1e-3 })],
    hashrateAvgThs: [
      row("summary", "MHS av", { scale: 1e-6 }),
      row("summary", "GHS av", { scale: 1e-3 }),
      row("stats", "GHS av", { scale: 1e-3 }),
    ],
    hashrateTheoreticalThs: [
      row("stats", "total_rateideal", { scale: 1e-3, zero: "unknown" }),
      row("summary", "Factory GHS", { scale: 1e-3, zero: "unknown" }),
      fold("devs", /^Nominal MHS$/, "sum", { scale: 1e-6, zero: "unknown" }),
    ],
    powerWallW: [row("summary", "Power", { zero: "unknown" }), row("power", "Watts", { zero: "unknown" })],
    powerLimitW: row("summary", "Power Limit", { zero: "unknown" }),
    tempInletC: row("summary", "Env Temp"),
    tempHashboardC: [
      fold("stats", /^temp_pcb\d+$/, "max", { zero: "unknown" }),
      fold("stats", /^temp\d+$/, "max", { zero: "unknown" }),
      fold("temps", /^Board$/, "max", { zero: "unknown" }),
      row("summary", "Temperature", { zero: "unknown" }),
      fold("devs", /^Temperature$/, "max", { zero: "unknown" }),
    ],
    tempChipMaxC: [
      fold("stats", /^temp_chip\d+$/, "max", { zero: "unknown" }),
      fold("stats", /^temp2_\d+$/, "max", { zero: "unknown" }),
      fold("temps", /^Chip$/, "max", { zero: "unknown" }),
      row("summary", "Chip Temp Max", { zero: "unknown" }),
      fold("devs", /^Chip Temp Max$/, "max", { zero: "unknown" }),
    ],
    tempChipAvgC: row("summary", "Chip Temp Avg", { zero: "unknown" }),
    fanRpm: [
      fold("stats", /^fan\d+$/, "list", { zero: "unknown" }),
      fold("fans", /^RPM$/, "list"),
      fold("summary", /^Fan Speed (In|Out)$/, "list", { zero: "unknown" }),
    ],
    fanPercent: [row("fans", "Speed"), row("stats", "fan_pwm")],
    frequencyMhz: [
      row("stats", "frequency", { zero: "unknown" }),
      row("summary", "freq_avg", { zero: "unknown" }),
    ],
    uptimeS: [row("summary", "Elapsed"), row("stats", "Elapsed")],
    acceptedShares: row("summary", "Accepted"),
    rejectedShares: row("summary", "Rejected"),
    staleShares: row("summary", "Stale"),
    rejectPercent: row("summary", "Pool Rejected%"),
    hardwareErrors: row("summary", "Hardware Errors"),
    hardwareErrorPercent: row("summary", "Device Hardware%"),
    bestShare: row("summary", "Best Share"),
    foundBlocks: row("summary", "Found Blocks"),
  },
  workModes: {},
  workLevels: {},
  powerSupply: [],
  controls: [],
  dialect: {},
  quirks: [
    "Reads only: hearthash knows too little of it to change anything.",
    "Several commands are tried, one at a time; those it does not have are not asked again.",
  ],
  evidence: [
    { firmware: "cgminer 4.x", from: "upstream API-README" },
    {
      firmware: "Antminer S9 to S21, Whatsminer, LuxOS, Braiins",
      from: "public documentation and issue threads",
    },
  ],
});
