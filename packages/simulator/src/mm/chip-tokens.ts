import { fixedNoise } from "../noise.js";
import type { MmSources, MmToken } from "./sources.js";

/** The per-chip fields that only `estats|all` turns on. Names and formats: the published Nano 3S driver. */
export const chipTokens: Readonly<Record<string, MmToken>> = {
  Chips: (sources) => (sources.machine.run.showAllStats ? allChips(sources) : []),
};

function allChips({ machine, now, chips }: MmSources): string[] {
  const each = (value: (chip: number) => string) =>
    Array.from({ length: machine.model.chips }, (_, chip) => value(chip)).join(" ");
  const steps = [0, 1, 2, 3];
  const perChipGhs = now.theoreticalGhs / machine.model.chips;
  const errors = (chip: number) => 2 + fixedNoise(machine.seed, 2000 + chip);
  const works = (chip: number) => chips.chipWorks[chip] ?? 0;
  return [
    ...steps.map((step) => `CF0_${step}[${each(() => String(now.pllMhz[step] ?? 0))}]`),
    ...steps.map(
      (step) => `PLLCNT0_${step}[${each(() => String(Math.round((now.pllCounts[step] ?? 0) / 12)))}]`,
    ),
    `ERATIO0[${each((chip) => `${errors(chip).toFixed(2).padStart(6)}%`)}]`,
    `C_00_00[${each((chip) => String(works(chip)).padStart(7))}]`,
    `C_00_01[${each((chip) => String(Math.floor(works(chip) / 50)).padStart(7))}]`,
    `GHSmm00[${each(() => perChipGhs.toFixed(2).padStart(7))}]`,
  ];
}
