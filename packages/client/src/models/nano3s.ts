import { avalonHomeReadings, homeDialect, homePoolControls } from "./kit/avalon-home.js";
import { defineModel } from "./kit/define-model.js";
import { lite, mm, mmList } from "./kit/reading.js";

export const nano3s = defineModel({
  id: "nano3s",
  name: "Avalon Nano 3S",
  family: "home",
  confidence: "exact",
  match: [{ MODEL: "Nano3s" }, { HWTYPE: /^N_MM\d/ }, { PROD: "Avalon Nano3s" }],
  joinsReads: true,
  read: {
    ...avalonHomeReadings,
    wifiRssiDbm: lite("RSSI", { zero: "unknown" }),
    powerWallW: mmList("PS", 6),
    tempOutletC: mm("OTemp"),
  },
  workModes: { 0: "low", 1: "mid", 2: "high" },
  workLevels: { 0: "normal" },
  powerSupply: [
    "error bits",
    "always 0",
    "supply voltage, mV",
    "supply current, A",
    "always 0",
    "output voltage set, mV",
    "wall power, W",
  ],
  controls: [
    "workMode",
    "workLevel",
    "fan",
    "lcd",
    "led",
    "filterClean",
    "reboot",
    "webPassword",
    ...homePoolControls,
  ],
  dialect: {
    ...homeDialect,
    targetTempC: [50, 90],
    led: "ledset",
  },
  quirks: [
    "No inlet sensor: ITemp is always -273.",
    "No standby: softoff and softon do not exist.",
    "The PS numbers 1 and 4 are always 0; other tools print them as watts.",
    "stats shows the long form after estats|all until the next plain estats.",
  ],
  evidence: [
    { firmware: "25012001_85ce93f", from: "vendor's published network service, source and replies" },
    { firmware: "25021401_56abae7", from: "captured version, summary, lcd and MM ID0" },
  ],
});
