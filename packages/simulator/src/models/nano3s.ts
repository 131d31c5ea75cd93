import { homeCommands } from "./command-sets.js";
import type { ModelDefinition } from "./model.js";

/** Captured reply of firmware 25021401_56abae7, and the published driver. */
const mm = (
  "Ver LVer BVer FW LED LEDUser LcdOnoff LcdSwitch DNA MEMFREE PFCnt NETFAIL SYSTEMSTATU Elapsed BOOTBY LW MH " +
  "DHW HW DH ITemp OTemp TMax TAvg TarT Fan FanR PS GHSspd DHspd GHSmm GHSavg WU Freq MGHS MTmax MTavg TA Core " +
  "BIN PING SoftOFF ECHU ECMM PLL SF PVT_T PVT_V MW CRC COMCRC ATA Chips WORKMODE WORKLEVEL MPO CALIALL ADJ BAR"
).split(" ");

/** Source: the vendor's published Nano 3S service (25012001) and captured replies (25021401_56abae7, 25061101). */
export const nano3s: ModelDefinition = {
  name: "nano3s",
  title: "Avalon Nano 3S",
  firmware: { cg: "25021401_56abae7", little: "25021401_56abae7", big: "25021401_56abae7" },
  version: [
    ["PROD", "{product}"],
    ["MODEL", "{model}"],
    ["HWTYPE", "N_MM1v1_X1"],
    ["SWTYPE", "MM319"],
    ["LVERSION", "{little}"],
    ["BVERSION", "{big}"],
    ["CGVERSION", "{cg}"],
    ["DNA", "{dna}"],
    ["MAC", "{mac}"],
    ["UPAPI", "2"],
  ],
  product: "Avalon Nano3s",
  model: "Nano3s",
  macPrefix: "e0e1a9",
  serial: "dna",
  device: { name: "AVALON", driver: "avalon", id: "AVALON0" },
  deviceCode: "AVALON",
  commands: homeCommands,
  options: (
    "help voltage fan-spd ledmode ledset lcd nightlamp wallpaper hash-sn-read volt-adjust-switch workmode " +
    "worklevel work_mode_lvl reboot filter-clean facopts faclock frequency loop password qr_auth"
  ).split(" "),
  mm,
  lite: (
    "LVer BVer MVer FW STATE MODE LEVEL GHSspd6 ITemp OTemp Limitemp FanR Filter LED LEDUser LcdOnoff LcdSwitch " +
    "LcdBright ECHU ECMM SSID RSSI NetDevType"
  ).split(" "),
  mmStyle: "plain",
  statsExtras: false,
  powerSupply: ["errorBits", "zero", "supplyMv", "supplyA", "zero", "setRailMv", "wallW"],
  railRangeMv: [2800, 4200],
  modes: [
    {
      number: 0,
      name: "Low",
      hashrateGhs: 3300,
      wallPowerW: 62,
      dcPowerW: 55,
      targetChipC: 80,
      maxPowerW: 62,
      setRailMv: 3300,
      tuning: "62-80-3300-232-20",
      pllMhz: [232, 250, 271, 292],
    },
    {
      number: 1,
      name: "Mid",
      hashrateGhs: 5000,
      wallPowerW: 95,
      dcPowerW: 86,
      targetChipC: 85,
      maxPowerW: 95,
      setRailMv: 3522,
      tuning: "95-85-3522-302-20",
      pllMhz: [302, 320, 341, 362],
    },
    {
      number: 2,
      name: "High",
      hashrateGhs: 6600,
      wallPowerW: 133,
      dcPowerW: 121,
      targetChipC: 90,
      maxPowerW: 133,
      setRailMv: 3756,
      tuning: "133-90-3756-432-20",
      pllMhz: [432, 450, 471, 492],
    },
  ],
  levels: [{ number: 0, hashrate: 1, power: 1 }],
  defaultMode: 2,
  modeIsLevel: false,
  heat: {
    reference: { mode: 2, fanPercent: 33 },
    inletRiseC: null,
    outletShare: 0.62,
    boardShare: 0.8,
    boardInletShare: 0.5,
    boardOutletShare: 0.7,
    standbyPowerW: 5,
  },
  boards: 1,
  chips: 12,
  chipMv: 302,
  core: "A3197S",
  bin: 60,
  fans: { count: 1, maxRpm: 4600, minPercent: 15 },
  nonceMask: 25,
  boot: { refuseMs: 40_000, hangMs: 5_000, initMs: 45_000, clockSetMs: 8_000 },
  modeChangeMs: 0,
  receiveTimeoutMs: 10_000,
  maxPools: 3,
  defaultPools: 3,
  poolPasswordShown: false,
  shareTimeSinceStart: false,
  countsEnabledPools: false,
  describesUnknownCommand: false,
  deviceTemperature: "zero",
  account: { user: "admin", password: "admin", form: "plain" },
  web: "home",
};
