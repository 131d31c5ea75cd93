import type { Change } from "./compare-pools.js";
import type { Mode, Pin } from "./memory.js";
import type { Sight } from "./sight.js";

/** Who answers, and with which firmware, where that differs from the pin. What is not known on a side differs not. */
export function identityChanges(pin: Pin, { dna, mac, firmware }: Sight): readonly Change[] {
  return [
    ...differing("identity", pin.dna, dna),
    ...differing("identity", pin.mac, mac),
    ...differing("firmware", pin.firmware, firmware),
  ];
}

/** Mode and level, where they differ from the pin. */
export function modeChanges(pinned: Mode | undefined, seen: Mode | undefined): readonly Change[] {
  if (pinned === undefined || seen === undefined || isSameMode(pinned, seen)) return [];
  return [{ kind: "mode", before: wordsOf(pinned), after: wordsOf(seen) }];
}

/** A level that is not known on a side differs not. */
export function isSameMode(one: Mode, other: Mode): boolean {
  if (one.mode.toLowerCase() !== other.mode.toLowerCase()) return false;
  return one.level === undefined || other.level === undefined || String(one.level) === String(other.level);
}

function wordsOf({ mode, level }: Mode): string {
  return level === undefined ? mode : `${mode} ${level}`.trim();
}

function differing(
  kind: "identity" | "firmware",
  before: string | undefined,
  after: string | undefined,
): readonly Change[] {
  return before === undefined || after === undefined || before === after ? [] : [{ kind, before, after }];
}
