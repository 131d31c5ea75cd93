import type { CommandResource } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { testStore } from "../../../../test/support/test-store.js";
import { CommandStore } from "./command-store.js";
import { newCommand } from "./new-command.js";

const actor = { kind: "session", id: "s", name: "owner" } as const;

function command(at: number, status: CommandResource["status"] = "confirmed"): CommandResource {
  const intent = { kind: "wake" } as const;
  const order = { minerId: "a", intent, actor, origin: "rest", isUnattended: false, isDryRun: false };
  return { ...newCommand(order, "a", at), status };
}

function filled(count: number): CommandStore {
  const store = new CommandStore(testStore());
  const key = { actorId: "session:s", key: undefined, mark: "m" };
  for (let at = 1; at <= count; at += 1) store.insert(command(at, at === 1 ? "running" : "confirmed"), key);
  return store;
}

const times = (store: CommandStore) => store.list({ limit: 100 }).map(({ createdAt }) => createdAt);

describe("CommandStore", () => {
  it("lets go of ended commands beyond a number", () => {
    const store = filled(6);
    store.prune(10, { count: 3, ms: 1000 });
    expect(times(store)).toEqual([6, 5, 4, 1]);
  });

  it("lets go of ended commands that are too old", () => {
    const store = filled(6);
    store.prune(104, { count: 100, ms: 100 });
    expect(times(store)).toEqual([6, 5, 4, 1]);
  });

  it("keeps all of a few young ones", () => {
    const store = filled(3);
    store.prune(10);
    expect(times(store)).toEqual([3, 2, 1]);
  });
});
