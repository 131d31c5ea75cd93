import { describe, expect, it } from "vitest";
import { decideRestore } from "./decide-restore.js";
import { type Drift, type GuardMemory, newMemory, type RestoreStop } from "./memory.js";

const NOW = 1_795_305_600_000;
const refused: RestoreStop = { code: "password-refused", message: "refused" };
const pin = { pools: [], stored: [], address: "192.0.2.1:4028", since: 0, by: "owner" };

function memory(kind: "changed" | "switched", restore: Partial<GuardMemory["restore"]>): GuardMemory {
  const drift: Drift = { id: "d", changes: [{ kind, before: "a", after: "b" }], since: NOW, seen: [] };
  const settings = { watch5s: false, pinMode: false, restore: "setpool" } as const;
  return { ...newMemory(pin, settings), drift, restore: { tries: [], worked: [], ...restore } };
}

describe("behind a refused password", () => {
  it("nothing that needs it is tried, whatever other stop came and went since", () => {
    const fight: RestoreStop = { code: "fight", message: "fight", driftId: "other" };
    for (const stop of [refused, fight, undefined]) {
      expect(decideRestore(memory("changed", { locked: refused, stop }), NOW)).toEqual({ do: "nothing" });
    }
    expect(decideRestore(memory("changed", {}), NOW)).toEqual({ do: "try", level: "setpool" });
  });

  it("what switching alone brings back still is", () => {
    expect(decideRestore(memory("switched", { locked: refused, stop: refused }), NOW)).toEqual({
      do: "try",
      level: "switch",
    });
  });
});
