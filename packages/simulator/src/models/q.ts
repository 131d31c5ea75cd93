import { qCommands } from "./command-sets.js";
import type { ModelDefinition } from "./model.js";

/** Up to Freq captured (25052801_14a19a2); from there on in the order of the sister firmware. */
const mm = (
  "Ver LVer BVer HashMcu0Ver FanMcuVer CPU FW DNA STATE MEMFREE NETFAIL SSID RSSI NetDevType SYSTEMSTATU Elapsed " +
  "BOOTBY LW MH DHW HW DH ITemp HBITemp HBOTemp TMax TAvg TarT Fan FanR SoftOffTime SoftOnTime Filter FanErr " +
  "SoloAllowed PS PCOMM_E GHSspd DHspd GHSmm GHSavg WU Freq MGHS TA Core BIN PING SoftOFF ECHU ECMM PLL SF CRC " +
  "COMCRC ATA LcdOnoff Activation WORKMODE WORKLEVEL MPO CALIALL ADJ BAR NonceMask"
).split(" ");

/** Source: captured replies of firmware 25052801_14a19a2. */
export const q: ModelDefinition = {
  name: "q",
  title: "Avalon Q",
  firmware: { cg: "25052801_14a19a2", little: "25052801_14a19a2", big: "25052801_14a19a2" },
  version: [
    ["PROD", "{product}"],
    ["MODEL", "{model}"],
    ["HWTYPE", "Q_MM1v1_X1"],
    ["SWTYPE", "MM319"],
    ["LVERSION", "{little}"],
    ["BVERSION", "{big}"],
    ["CGVERSION", "{cg}"],
    ["HBMCUVERSION", "Q_hb_v1.1"],
    ["FANMCUVERSION", "Q_fb_v1.2"],
    ["DNA", "{dna}"],
    ["MAC", "{mac}"],
  ],
  product: "Avalon Q",
  model: "Q",
  macPrefix: "e0e1a9",
  serial: "dna",
  device: { name: "AVALON", driver: "avalon", id: "AVALON0" },
  deviceCode: "AVALON",
  commands: qCommands,
  options: (
    "help voltage fan-spd lcd hash-sn-read hash-sn-write volt-tuning workmode worklevel work_mode_lvl reboot softon " +
    "softoff filter-clean facopts faclock activate solo-allowed frequency loop password qr_auth time"
  ).split(" "),
  mm,
  lite: "full",
  mmStyle: "wrapped",
  statsExtras: false,
  powerSupply: ["errorBits", "controlRail10mV", "hashRail10mV", "outputA", "outputW", "setRail10mV", "wallW"],
  railRangeMv: [21_500, 26_000],
  modes: [
    {
      number: 0,
      name: "Eco",
      hashrateGhs: 54_500,
      wallPowerW: 834,
      dcPowerW: 808,
      targetChipC: 65,
      maxPowerW: 800,
      setRailMv: 22_500,
      tuning: "800-65-2264-258-20",
      pllMhz: [258, 276, 297, 318],
    },
    {
      number: 1,
      name: "Standard",
      hashrateGhs: 83_000,
      wallPowerW: 1300,
      dcPowerW: 1256,
      targetChipC: 80,
      maxPowerW: 1250,
      setRailMv: 23_600,
      tuning: "1250-80-2360-402-20",
      pllMhz: [402, 420, 441, 462],
    },
    {
      number: 2,
      name: "Super",
      hashrateGhs: 95_000,
      wallPowerW: 1660,
      dcPowerW: 1600,
      targetChipC: 85,
      maxPowerW: 1600,
      setRailMv: 24_800,
      tuning: "1600-85-2480-462-20",
      pllMhz: [462, 480, 501, 522],
    },
  ],
  levels: [{ number: 0, hashrate: 1, power: 1 }],
  defaultMode: 0,
  modeIsLevel: false,
  heat: {
    reference: { mode: 0, fanPercent: 44 },
    inletRiseC: 3,
    outletShare: 0.7,
    boardShare: 0.85,
    boardInletShare: 0.86,
    boardOutletShare: 0.94,
    standbyPowerW: 17,
  },
  boards: 1,
  chips: 160,
  chipMv: 281,
  core: "A3197S",
  bin: 60,
  fans: { count: 4, maxRpm: 3180, minPercent: 15 },
  nonceMask: 25,
  boot: { refuseMs: 180_000, hangMs: 15_000, initMs: 60_000, clockSetMs: 8_000 },
  modeChangeMs: 20_000,
  receiveTimeoutMs: 10_000,
  maxPools: 3,
  defaultPools: 1,
  poolPasswordShown: true,
  shareTimeSinceStart: true,
  countsEnabledPools: false,
  describesUnknownCommand: false,
  deviceTemperature: "zero",
  account: { user: "admin", password: "admin", form: "plain" },
  web: "home",
};
