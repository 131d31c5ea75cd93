import type { CommandResource, IntentInput } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** How far a change is, for the control that made it. */
export type Progress =
  | { readonly step: "sending" }
  | { readonly step: "waiting"; readonly commandId: string }
  | {
      readonly step: "ended";
      readonly outcome: "confirmed" | "unconfirmed" | "refused" | "failed" | "interrupted";
      readonly text: string | undefined;
      readonly at: number;
      /** It waits for a restart of the miner. */
      readonly needsReboot?: boolean;
    };

const KEPT_ENDED = 100;

/** The changes this page has asked for, by miner and kind of intent. */
export class CommandDesk {
  readonly #progress = signal<ReadonlyMap<string, Progress>>(new Map());
  /** Commands that ended before their receipt was here: the stream may be quicker than the answer. */
  readonly #ended = new Map<string, CommandResource>();

  /** @param part what of the miner it is about, where one kind of change has several controls: a pool's number. */
  progress(minerId: string, kind: IntentInput["kind"], part?: number): Progress | undefined {
    return this.#progress.value.get(keyOf(minerId, kind, part));
  }

  /** How far the last ordered of several kinds of change is. */
  latest(minerId: string, kinds: readonly IntentInput["kind"][], part?: number): Progress | undefined {
    const keys = new Set(kinds.map((kind) => keyOf(minerId, kind, part)));
    return [...this.#progress.value].filter(([key]) => keys.has(key)).at(-1)?.[1];
  }

  /** Orders a change. What becomes of it comes over the stream; the answer to the request is only its receipt. */
  async order(minerId: string, intent: IntentInput, part?: number): Promise<void> {
    const key = keyOf(minerId, intent.kind, part);
    this.#set(key, { step: "sending" });
    try {
      const command = await api<CommandResource>(`/miners/${encodeURIComponent(minerId)}/commands`, {
        method: "POST",
        body: { intent },
        headers: { "Idempotency-Key": crypto.randomUUID() },
      });
      this.#set(key, progressOf(this.#ended.get(command.id) ?? command));
    } catch (error) {
      this.#set(key, { step: "ended", outcome: "failed", text: problemText(error), at: Date.now() });
    }
  }

  /** News of a command, whoever ordered it: only those of this page are shown at its controls. */
  take(command: CommandResource): void {
    if (command.finishedAt !== null) this.#remember(command);
    for (const [key, progress] of this.#progress.value) {
      if (progress.step === "waiting" && progress.commandId === command.id)
        this.#set(key, progressOf(command));
    }
  }

  /** Asks after what is waited for: the stream was not open all the time, and its end may have been missed. */
  async catchUp(): Promise<void> {
    for (const progress of this.#progress.value.values()) {
      if (progress.step !== "waiting") continue;
      try {
        this.take(await api<CommandResource>(`/commands/${encodeURIComponent(progress.commandId)}`));
      } catch {
        // The stream tells it, or the next time asks again.
      }
    }
  }

  #remember(command: CommandResource): void {
    this.#ended.set(command.id, command);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > KEPT_ENDED && oldest !== undefined) this.#ended.delete(oldest);
  }

  #set(key: string, progress: Progress): void {
    const next = new Map(this.#progress.value);
    // What was ordered last stands last.
    if (progress.step === "sending") next.delete(key);
    this.#progress.value = next.set(key, progress);
  }
}

function keyOf(minerId: string, kind: IntentInput["kind"], part: number | undefined): string {
  return `${minerId} ${kind} ${part ?? ""}`;
}

function progressOf(command: CommandResource): Progress {
  const { status, id, reason, message, finishedAt, needsReboot } = command;
  if (status === "queued" || status === "running") return { step: "waiting", commandId: id };
  const outcome =
    status === "confirmed" || status === "unconfirmed" || status === "refused" || status === "interrupted"
      ? status
      : "failed";
  const text = reason ?? message ?? undefined;
  return { step: "ended", outcome, text, at: finishedAt ?? Date.now(), needsReboot };
}
