import { avalonReadings } from "./kit/avalon-home.js";
import { defineModel } from "./kit/define-model.js";
import { mm, mmList } from "./kit/reading.js";

export const aSeries = defineModel({
  id: "a-series",
  name: "AvalonMiner A-series",
  family: "a-series",
  confidence: "exact",
  match: [{ PROD: /^AvalonMiner / }, { MODEL: /^\d+[A-Z]?(-\d+)?$/, SWTYPE: /^MM\d/ }],
  joinsReads: true,
  read: {
    ...avalonReadings,
    frequencyMhz: mm("Freq", { zero: "unknown", modules: "mean" }),
    powerDcW: mmList("PS", 4, { modules: "sum" }),
    tempInletC: [mm("ITemp", { modules: "mean" }), mm("Temp", { modules: "mean" })],
    tempHashboardC: mm("HBOTemp"),
  },
  workModes: {},
  workLevels: {},
  powerSupply: [
    "error bits",
    "control rail, 10 mV",
    "hash rail, 10 mV",
    "current, A",
    "DC output, W",
    "hash rail set, 10 mV",
  ],
  controls: [
    "fan",
    "led",
    "reboot",
    "switchPool",
    "enablePool",
    "disablePool",
    "poolPriority",
    "addPool",
    "removePool",
  ],
  dialect: {
    fanPercent: [15, 100],
    standby: "at-once",
    led: "locate",
    setPool: "option",
    webUser: "root",
  },
  quirks: [
    "Mode numbers differ by machine and are not known: no mode is shown.",
    "No wall power: the power supply reports its output only.",
    "Older machines have several modules, MM ID1 and on.",
  ],
  evidence: [
    { firmware: "21030201_4ec6bb0_09b1765", from: "captured version and devdetails of an A1246" },
    { firmware: "A10", from: "vendor's API manual 0.4, sections 2.9 and 3" },
  ],
});
