import type { BoardReading, ChipReading, FanReading } from "../../domain/boards.js";
import { toNumber } from "../../domain/replies/row-spec.js";
import { withoutUnknown } from "../../domain/without-unknown.js";
import type { MmFields } from "../../mm/mm-fields.js";
import { NO_SENSOR } from "../../mm/mm-number.js";
import type { ReplyRow } from "../../wire/reply.js";
import type { Readout } from "./readout.js";

/** The hash boards of a miner: from the bracket text, else from an Antminer's numbered members. */
export function readBoards(readout: Readout): readonly BoardReading[] {
  const { main, others, boards } = readout.mm;
  if (main.keys.length > 0) {
    const own = readMmBoards(main, boards.keys.length > 0 ? boards : main);
    const further = others.flatMap((module) => readMmBoards(module, module));
    return [...own, ...further].map((board, index) => ({ ...board, index }));
  }
  return (readout.tables.stats ?? []).flatMap(readChains);
}

/** The fans by number, with a fan that says nothing kept in its place. */
export function readFans(readout: Readout): readonly FanReading[] {
  const { main, others } = readout.mm;
  const found = [main, ...others].flatMap((module) =>
    module.keys.filter((key) => /^Fan\d+$/.test(key)).map((key) => module.number(key)),
  );
  return found.map((rpm, index) => ({ index: index + 1, ...(rpm === undefined ? {} : { rpm }) }));
}

function readMmBoards(fields: MmFields, arrays: MmFields): BoardReading[] {
  const rates = fields.list("MGHS") ?? [];
  const count = Math.max(rates.length, fields.list("MTmax")?.length ?? 0, countChipArrays(arrays));
  return Array.from({ length: Math.min(count, 16) }, (_, index) => {
    const rate = rates[index];
    return withoutUnknown({
      index,
      hashrateAvgThs: rate === undefined ? undefined : rate / 1000,
      tempChipMaxC: temperature(fields.list("MTmax")?.[index]),
      tempChipAvgC: temperature(fields.list("MTavg")?.[index]),
      hardwareErrors: fields.list("MH")?.[index],
      crcErrors: fields.list("CRC")?.[index],
      errorBits: fields.list("ECHU")?.[index],
      chips: readChips(arrays, index),
    });
  });
}

function countChipArrays(arrays: MmFields): number {
  return arrays.keys.filter((key) => /^PVT_T\d+$/.test(key)).length;
}

function readChips(arrays: MmFields, board: number): ChipReading[] {
  const temps = arrays.list(`PVT_T${board}`) ?? [];
  const volts = arrays.list(`PVT_V${board}`) ?? [];
  const works = arrays.list(`MW${board}`) ?? [];
  const count = Math.min(Math.max(temps.length, volts.length), 1024);
  return Array.from({ length: count }, (_, index) => {
    return withoutUnknown({
      index,
      tempC: temperature(temps[index]),
      voltageMv: volts[index],
      matchingWork: works[index],
    });
  });
}

/** An Antminer's slots: `chain_acn6` chips, `chain_rate6` GH/s ... A slot without chips is empty. */
function readChains(row: ReplyRow): BoardReading[] {
  const slots = Object.keys(row).flatMap((key) => /^chain_acn(\d+)$/.exec(key)?.[1] ?? []);
  const filled = slots.filter((slot) => (memberOf(row, `chain_acn${slot}`) ?? 0) > 0);
  return filled.map((slot, index) => {
    const rate = memberOf(row, `chain_rate${slot}`);
    return withoutUnknown({
      index,
      hashrateAvgThs: rate === undefined ? undefined : rate / 1000,
      tempC: temperature(memberOf(row, `temp${slot}`)),
      tempChipMaxC: temperature(memberOf(row, `temp2_${slot}`)),
      hardwareErrors: memberOf(row, `chain_hw${slot}`),
      chips: [],
    });
  });
}

function memberOf(row: ReplyRow, key: string): number | undefined {
  const value = row[key];
  return value === undefined ? undefined : toNumber(value);
}

/** 0 and -273 are how miners print "no reading" for a chip. */
function temperature(value: number | undefined): number | undefined {
  return value === 0 || value === NO_SENSOR ? undefined : value;
}
