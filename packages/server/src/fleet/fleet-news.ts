import { type Endpoint, formatEndpoint } from "@hearthash/client";
import type { Actor } from "@hearthash/contract";
import type { EventFlow } from "../events/index.js";
import type { Journal, JournalNote } from "../journal/index.js";
import type { LiveMiner } from "../live/index.js";
import type { StandingChange } from "./standing.js";

/** What is changed of a miner, where its name in the API is no word. */
const changeWords: Readonly<Record<string, string>> = {
  "limits.maxPowerW": "limit of power unattended",
  "limits.neverOnUnattended": "who may wake it",
};

/** Tells the other parts of the server what happened to a miner, and writes it into the event log. */
export class FleetNews {
  readonly #events: EventFlow;
  readonly #journal: Journal;

  constructor(events: EventFlow, journal: Journal) {
    this.#events = events;
    this.#journal = journal;
  }

  updated(miner: LiveMiner): void {
    this.#events.emit("miner.updated", { miner });
  }

  added(miner: LiveMiner, actor: Actor | undefined): void {
    this.#events.emit("miner.added", { miner });
    const at = formatEndpoint(miner.endpoint);
    this.#write(miner.id, {
      kind: "miner.added",
      actor,
      message: `The miner at ${at} was added`,
      data: { at },
    });
  }

  changed(miner: LiveMiner, actor: Actor, changes: readonly string[]): void {
    this.#events.emit("miner.changed", { miner });
    const message = `${miner.name}: ${changes.map((name) => changeWords[name] ?? name).join(", ")} changed`;
    this.#write(miner.id, { kind: "miner.changed", actor, message, data: { changes } });
  }

  /** What is shown of it is new, and nobody did it: no line of the event log. */
  shown(miner: LiveMiner): void {
    this.#events.emit("miner.changed", { miner });
  }

  identified(miner: LiveMiner, before: string): void {
    this.#events.emit("miner.changed", { miner, before });
    const message = `${miner.name} is identified: ${miner.model?.name ?? "a model that is not known"}`;
    this.#write(miner.id, { kind: "miner.identified", message, data: { before, id: miner.id } });
  }

  removed(id: string, name: string, actor: Actor | undefined): void {
    this.#events.emit("miner.removed", { id });
    this.#write(id, { kind: "miner.removed", actor, message: `${name} was removed`, data: { name } });
  }

  /** What two polls have decided. */
  decided(miner: LiveMiner, change: StandingChange): void {
    const { name } = miner;
    if (change.kind === "lost") {
      this.#events.emit("miner.lost", { miner });
      const message = `${name} does not answer any more`;
      const data = { code: miner.error?.code };
      this.#write(miner.id, { kind: "miner.lost", severity: "warning", message, data });
    } else if (change.kind === "found") {
      const { awayMs } = change;
      this.#events.emit("miner.found", { miner, awayMs });
      this.#write(miner.id, { kind: "miner.found", message: `${name} answers again`, data: { awayMs } });
    } else if (change.kind === "restarted") {
      this.#events.emit("miner.restarted", { miner });
      this.#write(miner.id, { kind: "miner.restarted", message: `${name} has restarted` });
    } else {
      const { before } = change;
      this.#events.emit("miner.state", { miner, before });
      const message = `${name} is ${stateText(miner.state)}; it was ${stateText(before)}`;
      this.#write(miner.id, { kind: "miner.state", message, data: { before, state: miner.state } });
    }
  }

  moved(miner: LiveMiner, fromEndpoint: Endpoint): void {
    const [from, to] = [formatEndpoint(fromEndpoint), formatEndpoint(miner.endpoint)];
    this.#events.emit("miner.moved", { miner, from, to });
    this.#events.emit("miner.changed", { miner });
    const message = `${miner.name} has moved from ${from} to ${to}`;
    this.#write(miner.id, { kind: "miner.moved", message, data: { from, to } });
  }

  conflict(miner: LiveMiner, otherEndpoint: Endpoint): void {
    const other = formatEndpoint(otherEndpoint);
    this.#events.emit("miner.conflict", { miner, other });
    const message = `${miner.name} answers at ${formatEndpoint(miner.endpoint)} and at ${other}`;
    this.#write(miner.id, { kind: "miner.conflict", severity: "warning", message, data: { other } });
  }

  replaced(miner: LiveMiner, by: string): void {
    this.#events.emit("miner.replaced", { miner, by });
    const message = `${by} answers where ${miner.name} was`;
    this.#write(miner.id, { kind: "miner.replaced", severity: "warning", message, data: { by } });
  }

  subnetWithdrawn(cidr: string, actor: Actor): void {
    const message = `${cidr} is not searched any more`;
    this.#journal.write({ kind: "subnet.withdrawn", actor, message, data: { cidr } });
  }

  subnetApproved(cidr: string, actor: Actor): void {
    const message = `${cidr} is searched when a miner has moved`;
    this.#journal.write({ kind: "subnet.approved", actor, message, data: { cidr } });
  }

  /** A defect of ours; the fleet goes on. */
  defect(error: unknown): void {
    const message = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown";
    this.#journal.write({
      kind: "server.defect",
      severity: "error",
      message: `A poll failed of itself: ${message}`,
    });
  }

  #write(minerId: string, note: JournalNote): void {
    this.#journal.write({ ...note, minerId });
  }
}

/** A state as it stands behind "is". */
function stateText(state: string): string {
  if (state === "standby") return "in standby";
  if (state === "fault") return "in fault";
  return state === "unknown" ? "in a state that it does not tell" : state;
}
