import { aSeriesCommands } from "./command-sets.js";
import type { ModelDefinition } from "./model.js";

/** Key names are those seen on the A10 to A15 series; their order and the numbers are invented. */
const mm = (
  "Ver DNA MEMFREEb NETFAIL SYSTEMSTATU Elapsed BOOTBY LW MH DHW HW DH Temp TMax TAvg Fan FanR Vo PS PCOMM_E GHSspd " +
  "DHspd GHSmm GHSavg WU Freq Led MGHS MTmax MTavg TA Core PING SoftOFF ECHU ECMM PLL SF PVT_T PVT_V MW CRC " +
  "FACOPTS0 WORKMODE"
).split(" ");

/** Source: captured version and devdetails (21030201_4ec6bb0_09b1765); the vendor's A10 API manual. */
export const a1246: ModelDefinition = {
  name: "a1246",
  title: "AvalonMiner 1246",
  firmware: { cg: "21030201_4ec6bb0_09b1765", little: "", big: "" },
  version: [
    ["STM8", "20.08.01"],
    ["PROD", "{product}"],
    ["MODEL", "{model}"],
    ["HWTYPE", "MM3v2_X3"],
    ["SWTYPE", "MM314"],
    ["VERSION", "{cg}"],
    ["LOADER", "d0d779de.00"],
    ["DNA", "{dna}"],
    ["MAC", "{mac}"],
    ["UPAPI", "2"],
  ],
  product: "AvalonMiner 1246-81",
  model: "1246-81",
  macPrefix: "b4a2eb",
  serial: "dna",
  device: { name: "AVA10", driver: "avalon10", id: "AVA100" },
  deviceCode: "AVA10",
  commands: aSeriesCommands,
  options:
    "help voltage frequency fan-spd led workmode reboot softoff softon loop password setpool hashpower upgrade".split(
      " ",
    ),
  mm,
  lite: null,
  mmStyle: "plain",
  statsExtras: true,
  powerSupply: ["errorBits", "controlRail10mV", "hashRail10mV", "outputA", "outputW", "setRail10mV"],
  railRangeMv: [12_000, 15_000],
  modes: [
    {
      number: 0,
      name: "Normal",
      hashrateGhs: 81_000,
      wallPowerW: 3300,
      dcPowerW: 3080,
      targetChipC: 80,
      maxPowerW: 3300,
      setRailMv: 13_000,
      tuning: "",
      pllMhz: [500, 525, 550, 575],
    },
    {
      number: 1,
      name: "High",
      hashrateGhs: 88_000,
      wallPowerW: 3700,
      dcPowerW: 3450,
      targetChipC: 80,
      maxPowerW: 3700,
      setRailMv: 13_500,
      tuning: "",
      pllMhz: [550, 575, 600, 625],
    },
  ],
  levels: [{ number: 0, hashrate: 1, power: 1 }],
  defaultMode: 0,
  modeIsLevel: false,
  heat: {
    reference: { mode: 0, fanPercent: 70 },
    inletRiseC: 2,
    outletShare: 0.6,
    boardShare: 0.8,
    boardInletShare: 0.5,
    boardOutletShare: 0.7,
    standbyPowerW: 40,
  },
  boards: 3,
  chips: 120,
  chipMv: 325,
  core: "A3201",
  bin: 60,
  fans: { count: 4, maxRpm: 7200, minPercent: 15 },
  nonceMask: 25,
  boot: { refuseMs: 40_000, hangMs: 5_000, initMs: 90_000, clockSetMs: 15_000 },
  modeChangeMs: 60_000,
  receiveTimeoutMs: null,
  maxPools: 3,
  defaultPools: 3,
  poolPasswordShown: false,
  shareTimeSinceStart: false,
  countsEnabledPools: true,
  describesUnknownCommand: false,
  deviceTemperature: "chip",
  account: { user: "root", password: "root", form: "plain" },
  web: "classic",
};
