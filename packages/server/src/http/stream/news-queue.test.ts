import type { AlertResource, CommandResource, JournalEntry } from "@hearthash/contract";
import { expect, it } from "vitest";
import { NewsQueue } from "./news-queue.js";

const command = (id: string, status: CommandResource["status"]): CommandResource => ({
  id,
  status,
  minerId: "m",
  intent: {},
  dryRun: false,
  reason: null,
  code: null,
  message: null,
  needsReboot: false,
  plan: null,
  actor: { kind: "local", id: "x", name: "x" },
  origin: "rest",
  createdAt: 1,
  startedAt: null,
  finishedAt: null,
});
const alert = (id: string, state: AlertResource["state"]): AlertResource => ({
  ...{ id, state, kind: "offline", minerId: "m", severity: "error", since: 1, resolvedAt: null },
  ...{ snoozedUntil: null, acknowledgedBy: null, muted: false, text: "", data: {} },
});
const entry = (seq: number): JournalEntry => ({
  seq,
  at: 1,
  kind: "a",
  severity: "info",
  minerId: null,
  actor: null,
  message: "",
  data: {},
});

it("keeps the latest state of a command", () => {
  const queue = new NewsQueue(10);
  queue.addCommand(command("a", "queued"));
  queue.addCommand(command("a", "confirmed"));
  expect(queue.take(10).commands.map(({ status }) => status)).toEqual(["confirmed"]);
  expect(queue.take(10).commands).toEqual([]);
});

it("keeps the latest state of an alert, and bounds them", () => {
  const queue = new NewsQueue(2);
  queue.addAlert(alert("a", "firing"));
  queue.addAlert(alert("b", "firing"));
  queue.addAlert(alert("b", "acknowledged"));
  queue.addAlert(alert("c", "firing"));
  const { alerts, left } = queue.take(10);
  expect(alerts.map(({ id, state }) => `${id} ${state}`)).toEqual(["b acknowledged", "c firing"]);
  expect(left).toEqual({ commands: 0, alerts: 1, journal: 0 });
});

it("gives so many at a time, and says how many it had to leave out", () => {
  const queue = new NewsQueue(3);
  for (let index = 1; index <= 5; index += 1) {
    queue.addCommand(command(String(index), "queued"));
    queue.addEntry(entry(index));
  }
  const first = queue.take(2);
  expect(first.commands.map(({ id }) => id)).toEqual(["3", "4"]);
  expect(first.journal.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(first.left).toEqual({ commands: 2, alerts: 0, journal: 2 });
  expect(queue.take(2)).toMatchObject({
    commands: [{ id: "5" }],
    journal: [{ seq: 3 }],
    left: { commands: 0 },
  });
});
