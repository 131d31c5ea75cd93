import type { AlertResource } from "@hearthash/contract";
import { expect, it } from "vitest";
import { AlertStore } from "./alert-store.js";

const alert = (id: string, change: Partial<AlertResource> = {}): AlertResource => ({
  ...{ id, kind: "offline", minerId: "m1", severity: "error", state: "firing", since: Number(id) },
  ...{ resolvedAt: null, snoozedUntil: null, acknowledgedBy: null, muted: false, text: "", data: {} },
  ...change,
});
const ids = (alerts: readonly AlertResource[]) => alerts.map(({ id }) => id);

it("keeps those that are not over, the newest first, and those of each miner", () => {
  const store = new AlertStore();
  store.takeOpen([alert("1"), alert("2", { minerId: "m2" }), alert("3", { minerId: null })]);
  store.take(alert("4"));
  expect(ids(store.open.value)).toEqual(["4", "3", "2", "1"]);
  expect(ids(store.of("m1"))).toEqual(["4", "1"]);
  store.take(alert("4", { state: "resolved", resolvedAt: 9 }));
  expect(ids(store.of("m1"))).toEqual(["1"]);
  expect(store.of("stranger")).toEqual([]);
});

it("asks for somebody only for what nobody has answered, and nobody wanted quiet", () => {
  const store = new AlertStore();
  const quiet = alert("4", { muted: true });
  store.takeOpen([
    alert("1"),
    alert("2", { state: "acknowledged" }),
    alert("3", { state: "snoozed" }),
    quiet,
  ]);
  expect(ids(store.unanswered.value)).toEqual(["1"]);
  store.take(alert("1", { state: "acknowledged" }));
  expect(store.unanswered.value).toEqual([]);
});

it("a snapshot ends what is not in it", () => {
  const store = new AlertStore();
  store.takeOpen([alert("1"), alert("2")]);
  store.takeOpen([alert("2")]);
  expect(ids(store.open.value)).toEqual(["2"]);
  expect(store.snapshots.value).toBe(2);
});

it("remembers the last word on each that changed, and not without end", () => {
  const store = new AlertStore();
  store.take(alert("1"));
  store.take(alert("1", { state: "resolved" }));
  expect([...store.news.value.values()].map(({ state }) => state)).toEqual(["resolved"]);
  for (let id = 2; id < 700; id += 1) store.take(alert(String(id), { state: "resolved" }));
  expect(store.news.value.size).toBe(500);
  expect(store.news.value.has("1")).toBe(false);
});
