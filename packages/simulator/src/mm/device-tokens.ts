import type { Machine, Phase } from "../state/machine.js";
import type { MmToken } from "./sources.js";

const stateNumber: Readonly<Record<Phase, number>> = { init: 0, work: 1, idle: 2, fault: 3 };
const stateWord: Readonly<Record<Phase, string>> = {
  init: "In Init",
  work: "In Work",
  idle: "In Idle",
  fault: "In Fault",
};

/** Four pairs (lost at, back at), a running outage with 0 as its end. Source: the published Nano 3S driver. */
function networkLosses(machine: Machine): string {
  const pairs = machine.networkLosses.slice(-4);
  while (pairs.length < 4) pairs.push([0, 0]);
  return pairs.flat().join(" ");
}

/** Who and how the device is. */
export const deviceTokens: Readonly<Record<string, MmToken>> = {
  HashStatus: ({ machine }) => `HashStatus[${machine.model.name === "nano3" ? 1 : 0}]`,
  Ver: ({ machine }) => `Ver[${machine.model.model}-${machine.identity.firmware.cg}]`,
  LVer: ({ machine }) => `LVer[${machine.identity.firmware.little}]`,
  BVer: ({ machine }) => `BVer[${machine.identity.firmware.big}]`,
  HVer: ({ machine }) => `HVer[${machine.identity.firmware.big}]`,
  MVer: () => "MVer[0]",
  Mcu0Ver: () => "Mcu0Ver[Mini3_hb_v1.0]",
  HashMcu0Ver: () => "HashMcu0Ver[Q_hb_v1.1]",
  FanMcuVer: () => "FanMcuVer[Q_fb_v1.2]",
  CPU: () => "CPU[K230]",
  FW: () => "FW[Release]",
  LED: ({ machine }) => `LED[${machine.kept.ledMode}-${machine.run.ledRunning}]`,
  LEDUser: ({ machine }) => `LEDUser[${machine.kept.ledUser}]`,
  Led: ({ machine }) => `Led[${machine.run.locateLed ? 1 : 0}]`,
  LcdOnoff: ({ machine }) => `LcdOnoff[${machine.kept.displayOn ? 1 : 0}]`,
  LcdSwitch: ({ machine }) => `LcdSwitch[${machine.kept.displayPage}]`,
  LcdBright: ({ machine }) => `LcdBright[${machine.kept.displayOn ? machine.run.backlight : 0}]`,
  // The Nano 3 shows a zero DNA and its serial as HDNA.
  DNA: ({ machine }) => `DNA[${machine.model.serial === "dna" ? machine.identity.dna : "0000000000000000"}]`,
  HDNA: ({ machine }) => `HDNA[${machine.identity.dna}]`,
  STATE: ({ machine }) => `STATE[${stateNumber[machine.phase]}]`,
  SYSTEMSTATU: ({ machine }) =>
    `SYSTEMSTATU[Work: ${stateWord[machine.phase]}, Hash Board: ${machine.model.boards}]`,
  MEMFREE: ({ now }) => `MEMFREE[${now.memoryKib}]`,
  MEMFREEb: ({ now }) => `MEMFREE[${(now.memoryKib * 22).toFixed(2)}]`,
  PFCnt: ({ machine }) => `PFCnt[${machine.flow.connectionLosses}]`,
  NETFAIL: ({ machine }) => `NETFAIL[${networkLosses(machine)}]`,
  SSID: ({ machine }) => `SSID[${machine.identity.ssid}]`,
  RSSI: ({ machine, now }) => `RSSI[${machine.identity.ssid === "" ? 0 : now.rssiDbm}]`,
  NetDevType: () => "NetDevType[0]",
  Elapsed: ({ now }) => `Elapsed[${now.systemElapsedS}]`,
  BOOTBY: ({ machine }) => `BOOTBY[${machine.bootCause}]`,
  SoftOFF: ({ machine }) => `SoftOFF[${machine.run.softOffReason}]`,
  SoftOffTime: ({ machine }) => `SoftOffTime[${machine.run.softOffTimeS}]`,
  SoftOnTime: ({ machine }) => `SoftOnTime[${machine.run.softOnTimeS}]`,
  Filter: ({ now }) => `Filter[${now.filterMinutes}]`,
  Limitemp: ({ machine }) => `Limitemp[${machine.kept.roomLimitC}]`,
  SoloAllowed: () => "SoloAllowed[1]",
  Activation: () => "Activation[1]",
  FACOPTS0: () => "FACOPTS0[48]",
  Temp: ({ now }) => `Temp[${now.inletC}]`,
  ITemp: ({ now }) => `ITemp[${now.inletC}]`,
  OTemp: ({ now }) => `OTemp[${now.outletC}]`,
  HBTemp: ({ now }) => `HBTemp[${now.boardC}]`,
  HBITemp: ({ now }) => `HBITemp[${now.boardInletC}]`,
  HBOTemp: ({ now }) => `HBOTemp[${now.boardOutletC}]`,
  TMax: ({ now }) => `TMax[${now.chipMaxC}]`,
  TAvg: ({ now }) => `TAvg[${now.chipAverageC}]`,
  TarT: ({ now }) => `TarT[${now.targetC}]`,
  Fan: ({ now }) => now.fanRpm.map((rpm, index) => `Fan${index + 1}[${rpm}]`),
  FanR: ({ now }) => `FanR[${now.fanPercent}%]`,
  FanErr: () => "FanErr[0]",
};
