import { describe, expect, it } from "vitest";
import { Memories } from "../../../packages/server/src/alerts/desk/memories.js";
import { calm } from "../../../packages/server/src/alerts/engine/level.js";
import { testStore } from "../../support/test-store.js";

const on = { level: { phase: "on", since: 5 } } as const;

describe("memories of alert rules", () => {
  it("survive a restart, and take no room where nothing is remembered", async () => {
    const store = testStore();
    const memories = new Memories(store);
    memories.keep("a", "offline", on);
    memories.keep("a", "chip-hot", { level: calm });
    memories.keep("b", "best-share", { facts: { record: 7 } });
    await memories.saveSometimes(100_000);
    memories.keep("b", "best-share", { facts: { record: 8 } });
    await memories.saveSometimes(110_000);
    const again = new Memories(store);
    expect(again.get("a", "offline")).toEqual(on);
    expect(again.get("a", "chip-hot")).toEqual({});
    // Written once a minute.
    expect(again.get("b", "best-share")).toEqual({ facts: { record: 7 } });
    expect(store.prepare("SELECT count(*) AS count FROM alert_memory").get()).toEqual({ count: 2 });
    memories.save();
    expect(new Memories(store).get("b", "best-share")).toEqual({ facts: { record: 8 } });
  });

  it("go with a miner to its new id, at once, and are gone with the miner", () => {
    const store = testStore();
    const memories = new Memories(store);
    memories.keep("at-1", "offline", on);
    memories.keep("other", "offline", on);
    memories.rename("at-1", "dna");
    const rows = () => store.prepare("SELECT miner_id AS id FROM alert_memory ORDER BY id").all();
    // What is another miner's is written in its own time.
    expect(rows()).toEqual([{ id: "dna" }]);
    expect(memories.get("dna", "offline")).toEqual(on);
    expect(memories.get("at-1", "offline")).toEqual({});
    memories.forget("dna");
    expect(rows()).toEqual([]);
    memories.save();
    expect(rows()).toEqual([{ id: "other" }]);
  });

  it("are written when they come to say nothing any more", () => {
    const store = testStore();
    const memories = new Memories(store);
    memories.keep("a", "offline", on);
    memories.save();
    memories.keep("a", "offline", {});
    memories.save();
    expect(new Memories(store).get("a", "offline")).toEqual({});
  });
});
