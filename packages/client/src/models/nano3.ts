import { avalonReadings } from "./kit/avalon-home.js";
import { defineModel } from "./kit/define-model.js";
import { mm, mmList } from "./kit/reading.js";

export const nano3 = defineModel({
  id: "nano3",
  name: "Avalon Nano 3",
  family: "home",
  confidence: "exact",
  match: [{ MODEL: "nano3" }, { HWTYPE: /^PMMv\d/ }, { PROD: "Avalonnano" }],
  joinsReads: true,
  read: {
    ...avalonReadings,
    powerWallW: mmList("PS", 5),
    tempInletC: mm("Temp"),
    tempOutletC: mm("OTemp"),
    workMode: mm("WORKLEVEL"),
    workLevel: mm("WORKLEVEL"),
  },
  workModes: { 0: "low", 1: "mid", 2: "high" },
  workLevels: { 0: "low", 1: "mid", 2: "high" },
  powerSupply: [
    "always 0",
    "always 0",
    "always 0",
    "current, A (unsure)",
    "supply voltage, 10 mV (unsure)",
    "power, W: close to the mode's limit, taken as wall power",
    "hash rail, 10 mV (unsure)",
  ],
  controls: [
    "workLevel",
    "standby",
    "fan",
    "led",
    "reboot",
    "webPassword",
    "switchPool",
    "enablePool",
    "disablePool",
    "poolPriority",
    "poolQuota",
    "addPool",
    "removePool",
    "setPool",
  ],
  quirks: [
    "DNA is all zero; the serial is HDNA in MM ID0, and version has no MAC.",
    "No state field: it counts as hashing while its rate now is not 0.",
    "Freq is always 0.00.",
    "The level is the mode: there is no WORKMODE.",
  ],
  evidence: [{ firmware: "24071801_42c628d", from: "captured version, summary, stats and estats" }],
});
