import { homeCommands } from "./command-sets.js";
import type { ModelDefinition } from "./model.js";

/** Up to PCOMM_E captured (25011701_3f53b19); from there on in the order of the sister firmware. */
const mm = (
  "HashStatus Ver LVer BVer Mcu0Ver FW DNA MEMFREE NETFAIL SYSTEMSTATU Elapsed BOOTBY LW MH DHW HW DH ITemp OTemp " +
  "HBTemp TMax TAvg TarT Fan FanR PS PCOMM_E GHSspd DHspd GHSmm GHSavg WU Freq MGHS MTmax MTavg TA Core BIN PING " +
  "SoftOFF ECHU ECMM PLL SF PVT_T PVT_V MW CRC COMCRC ATA LcdOnoff Activation WORKMODE WORKLEVEL MPO CALIALL ADJ BAR"
).split(" ");

/** Source: captured version, devdetails and head of stats (25011701_3f53b19); modes and levels from its owners. */
export const mini3: ModelDefinition = {
  name: "mini3",
  title: "Avalon Mini 3",
  firmware: { cg: "25011701_3f53b19", little: "25011701_3f53b19", big: "25011701_3f53b19" },
  version: [
    ["PROD", "{product}"],
    ["MODEL", "{model}"],
    ["HWTYPE", "M_MM1v1_X1"],
    ["SWTYPE", "MM319"],
    ["LVERSION", "{little}"],
    ["BVERSION", "{big}"],
    ["CGVERSION", "{cg}"],
    ["MCUVERSION", "Mini3_hb_v1.0"],
    ["DNA", "{dna}"],
    ["MAC", "{mac}"],
  ],
  product: "Avalon Mini3",
  model: "Mini3",
  macPrefix: "e0e1a9",
  serial: "dna",
  device: { name: "AVALON", driver: "avalon", id: "AVALON0" },
  deviceCode: "AVALON",
  commands: homeCommands,
  options: (
    "help voltage fan-spd lcd hash-sn-read smart-speed target-temp limittemp workmode worklevel work_mode_lvl reboot " +
    "softon softoff filter-clean facopts faclock activate frequency loop password qr_auth"
  ).split(" "),
  mm,
  lite: (
    "LVer BVer MVer FW STATE MODE LEVEL GHSspd6 ITemp OTemp Limitemp FanR Filter LcdOnoff LcdBright ECHU ECMM SSID " +
    "RSSI NetDevType"
  ).split(" "),
  mmStyle: "plain",
  statsExtras: false,
  powerSupply: ["errorBits", "controlRail10mV", "hashRail10mV", "outputA", "outputW", "setRail10mV", "wallW"],
  railRangeMv: [17_000, 22_000],
  modes: [
    {
      number: 0,
      name: "Heating",
      hashrateGhs: 37_500,
      wallPowerW: 824,
      dcPowerW: 760,
      targetChipC: 75,
      maxPowerW: 750,
      setRailMv: 20_850,
      tuning: "750-75-2085-492-20",
      pllMhz: [492, 510, 531, 552],
      obeysRoomLimit: true,
    },
    {
      number: 1,
      name: "Mining",
      hashrateGhs: 37_500,
      wallPowerW: 824,
      dcPowerW: 760,
      targetChipC: 75,
      maxPowerW: 750,
      setRailMv: 21_090,
      tuning: "750-75-2109-492-20",
      pllMhz: [492, 510, 531, 552],
    },
    {
      number: 2,
      name: "Night",
      hashrateGhs: 24_000,
      wallPowerW: 440,
      dcPowerW: 404,
      targetChipC: 70,
      maxPowerW: 400,
      setRailMv: 19_200,
      tuning: "400-70-1920-342-20",
      pllMhz: [342, 360, 381, 402],
      fanCeilingPercent: 55,
      displayOff: true,
    },
  ],
  levels: [
    { number: -1, hashrate: 0.75, power: 0.55 },
    { number: 0, hashrate: 1, power: 1 },
  ],
  defaultMode: 1,
  modeIsLevel: false,
  heat: {
    reference: { mode: 1, fanPercent: 88 },
    inletRiseC: 2,
    outletShare: 0.6,
    boardShare: 0.85,
    boardInletShare: 0.5,
    boardOutletShare: 0.7,
    standbyPowerW: 15,
  },
  boards: 1,
  chips: 66,
  chipMv: 316,
  core: "A3197S",
  bin: 60,
  fans: { count: 1, maxRpm: 3000, minPercent: 15 },
  nonceMask: 25,
  boot: { refuseMs: 60_000, hangMs: 5_000, initMs: 60_000, clockSetMs: 8_000 },
  modeChangeMs: 15_000,
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
