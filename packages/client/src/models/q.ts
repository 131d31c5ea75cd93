import {
  avalonHomeReadings,
  homeDialect,
  homePoolControls,
  sevenValuePowerSupply,
} from "./kit/avalon-home.js";
import { defineModel } from "./kit/define-model.js";
import { mm, mmList } from "./kit/reading.js";

export const q = defineModel({
  id: "q",
  name: "Avalon Q",
  family: "home",
  confidence: "exact",
  match: [{ MODEL: "Q" }, { HWTYPE: /^Q_MM\d/ }, { PROD: "Avalon Q" }],
  joinsReads: true,
  read: {
    ...avalonHomeReadings,
    wifiRssiDbm: mm("RSSI", { zero: "unknown" }),
    powerWallW: mmList("PS", 6),
    powerDcW: mmList("PS", 4),
    tempInletC: mm("ITemp"),
    tempHashboardC: mm("HBOTemp"),
  },
  workModes: { 0: "eco", 1: "standard", 2: "super" },
  workLevels: { 0: "normal" },
  powerSupply: sevenValuePowerSupply,
  controls: [
    "workMode",
    "workLevel",
    "standby",
    "fan",
    "lcd",
    "filterClean",
    "reboot",
    "webPassword",
    ...homePoolControls,
  ],
  dialect: {
    ...homeDialect,
    standby: "at-device-time",
    noReply: ["standby"],
  },
  quirks: [
    "stats sometimes holds an empty MM ID0:Summary; estats is asked first.",
    "Last Share Time counts from the start of the mining process, not from 1970.",
    "pools shows the pool passwords in clear.",
    "Wake may be answered by hanging up.",
    "In standby the wall power may be an old reading for a while.",
  ],
  evidence: [
    { firmware: "25052801_14a19a2", from: "captured version, pools, devs, estats and litestats (two cut)" },
  ],
});
