import {
  avalonHomeReadings,
  homeDialect,
  homePoolControls,
  sevenValuePowerSupply,
} from "./kit/avalon-home.js";
import { defineModel } from "./kit/define-model.js";
import { lite, mm, mmList } from "./kit/reading.js";

export const mini3 = defineModel({
  id: "mini3",
  name: "Avalon Mini 3",
  family: "home",
  confidence: "exact",
  match: [{ MODEL: "Mini3" }, { HWTYPE: /^M_MM\d/ }, { PROD: "Avalon Mini3" }],
  joinsReads: true,
  read: {
    ...avalonHomeReadings,
    wifiRssiDbm: lite("RSSI", { zero: "unknown" }),
    powerWallW: mmList("PS", 6),
    powerDcW: mmList("PS", 4),
    tempInletC: mm("ITemp"),
    tempOutletC: mm("OTemp"),
    tempHashboardC: mm("HBTemp"),
    tempLimitC: lite("Limitemp", { zero: "unknown" }),
  },
  workModes: { 0: "heating", 1: "mining", 2: "night" },
  workLevels: { [-1]: "eco", 0: "super" },
  powerSupply: sevenValuePowerSupply,
  controls: [
    "workMode",
    "workLevel",
    "standby",
    "fan",
    "targetTemp",
    "roomLimit",
    "lcd",
    "reboot",
    "webPassword",
    ...homePoolControls,
  ],
  dialect: {
    ...homeDialect,
    targetTempC: [50, 90],
    roomLimitC: [20, 50],
    standby: "at-device-time",
    noReply: ["standby"],
  },
  quirks: [
    "HashStatus is 0 while it hashes: not a state.",
    "Wake may be answered by hanging up.",
    "Pools are changed with setpool and a reboot; addpool does not exist.",
  ],
  evidence: [
    { firmware: "25011701_3f53b19", from: "captured version, devdetails and stats (cut in MM ID0)" },
    {
      firmware: "25022401_cb28ba7",
      from: "published client's key list; mode and level words from owners' tools",
    },
  ],
});
