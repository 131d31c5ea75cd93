import type { CommandResource, JournalEntry } from "@hearthash/contract";
import { computed, signal, untracked } from "@preact/signals";
import { alerts, readOpenAlerts } from "./alerts.js";
import { CommandDesk } from "./command-desk.js";
import { FleetStore } from "./fleet-store.js";
import { hearAllAgain, hearChange } from "./hear-changes.js";
import { lastKnownAt, mayRead, refreshWhoAmI } from "./session.js";
import { StreamClient } from "./stream-client.js";
import { totalsOf } from "./totals.js";

/** The newest events this page keeps. */
const KEPT_EVENTS = 500;

const KEPT_COMMANDS = 1000;

/** Everything the page knows of the house: one stream feeds it, every component reads it. */
export const fleet = new FleetStore();
export const desk = new CommandDesk();
/** The newest first. */
export const journal = signal<readonly JournalEntry[]>([]);
/** The last word on each command, by its id. */
export const commandNews = signal<ReadonlyMap<string, CommandResource>>(new Map());
/** False until the first snapshot. */
export const isKnown = signal(false);

export const totals = computed(() => {
  void fleet.frame.value;
  const cells = fleet.cells.value;
  // Of the frame, not of ten thousand single cells.
  return untracked(() => totalsOf(cells));
});

export const stream = new StreamClient(
  {
    snapshot: (frame) => {
      fleet.takeSnapshot(frame);
      alerts.takeOpen(frame.alerts);
      hearAllAgain();
      isKnown.value = true;
      lastKnownAt.value = undefined;
      void desk.catchUp();
    },
    tick: (frame) => fleet.takeTick(frame),
    miner: (miner) => fleet.takeMiner(miner),
    detail: (detail) => fleet.takeDetail(detail),
    command: (command) => {
      desk.take(command);
      const news = new Map(commandNews.value).set(command.id, command);
      for (const id of news.keys()) if (news.size > KEPT_COMMANDS) news.delete(id);
      commandNews.value = news;
    },
    alert: (alert) => alerts.take(alert),
    overflow: ({ alerts: leftOut }) => {
      void desk.catchUp();
      if (leftOut > 0) void readOpenAlerts();
      hearAllAgain();
    },
    // That it came is all it says.
    beat: () => undefined,
    journal: (entry) => {
      hearChange(entry.kind);
      journal.value = [entry, ...journal.value.filter(({ seq }) => seq !== entry.seq)].slice(0, KEPT_EVENTS);
    },
  },
  () => {
    refreshWhoAmI().then(
      () => {
        if (!mayRead.value) stream.stop();
      },
      () => undefined,
    );
  },
);
