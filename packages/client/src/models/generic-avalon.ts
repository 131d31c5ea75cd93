import { avalonHomeReadings } from "./kit/avalon-home.js";
import { defineModel } from "./kit/define-model.js";
import { mm } from "./kit/reading.js";

export const genericAvalon = defineModel({
  id: "generic-avalon",
  name: "Avalon, model unknown",
  family: "generic",
  confidence: "guessed",
  match: [{ PROD: /^Avalon/i }, { SWTYPE: /^MM\d/ }],
  joinsReads: true,
  read: {
    ...avalonHomeReadings,
    tempInletC: [mm("ITemp"), mm("Temp")],
    tempOutletC: mm("OTemp"),
    tempHashboardC: [mm("HBTemp"), mm("HBOTemp")],
  },
  workModes: {},
  workLevels: {},
  powerSupply: [],
  controls: [],
  dialect: {},
  quirks: [
    "Which number of PS is the power differs by model: no watts are shown.",
    "Mode words differ by model: no mode is shown.",
  ],
  evidence: [{ firmware: "any", from: "the keys that every captured Avalon has in common" }],
});
