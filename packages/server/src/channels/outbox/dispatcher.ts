import type { Journal } from "../../journal/index.js";
import type { ServerClock } from "../../time/index.js";
import type { ChannelStore, KeptChannel } from "../channel-store.js";
import { openChannel } from "../kinds/index.js";
import type { Message } from "../message.js";
import type { Net } from "../net/net.js";
import { failed, type Outcome } from "../outcome.js";
import type { DeliveryStore, WaitingDelivery } from "./delivery-store.js";
import { pauseMs, rateBound } from "./pauses.js";
import { summaryOf } from "./summary.js";

/** What sending needs. */
export interface DispatcherParts {
  readonly channels: ChannelStore;
  readonly deliveries: DeliveryStore;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly net: Net;
}

/** Sends what waits: channels beside each other, the messages of one in their order. */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #busy = new Map<string, Promise<void>>();
  #isStopped = false;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** Sends everything that is due; resolves when each of it has been tried. */
  async dispatch(): Promise<void> {
    const { channels, deliveries, clock } = this.#parts;
    deliveries.prune(clock.now() - rateBound.windowMs);
    await Promise.all(channels.list().map((channel) => this.#lane(channel)));
  }

  /** Sends nothing more; waits for what is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#busy.values());
  }

  /** One try of a message, right now, whatever waits. */
  async tryNow(channelId: string, message: Message): Promise<Outcome> {
    const outcome = await this.#send(channelId, message);
    this.#keepTry(channelId, outcome, 0);
    return outcome;
  }

  #lane(channel: KeptChannel): Promise<void> {
    const busy = this.#busy.get(channel.id);
    if (busy !== undefined) return busy;
    const lane = this.#drain(channel.id).finally(() => this.#busy.delete(channel.id));
    this.#busy.set(channel.id, lane);
    return lane;
  }

  async #drain(channelId: string): Promise<void> {
    for (;;) {
      const next = this.#isStopped ? undefined : this.#next(channelId);
      if (next === undefined) return;
      const outcome = await this.#send(channelId, next.message);
      if (outcome.ok) this.#sent(channelId, next);
      else this.#failed(channelId, next, outcome);
    }
  }

  /** The message that may go out now. Behind one that failed all others wait: they would fail the same. */
  #next(channelId: string): WaitingDelivery | undefined {
    const { channels, deliveries, clock } = this.#parts;
    if (channels.get(channelId)?.common.enabled !== true) return undefined;
    const now = clock.now();
    const waiting = deliveries.waiting(channelId);
    const [first] = waiting;
    if (first === undefined || first.dueAt > now) return undefined;
    const sent = deliveries.sentSince(channelId, now - rateBound.windowMs);
    if (sent.length >= rateBound.messages) return undefined;
    // The last one of the share stands for all that still wait.
    if (sent.length < rateBound.messages - 1 || waiting.length === 1) return first;
    const message = summaryOf(
      waiting.map((one) => one.message),
      now,
    );
    deliveries.merge(waiting, message);
    return { ...first, message };
  }

  async #send(channelId: string, message: Message): Promise<Outcome> {
    const { channels, net } = this.#parts;
    try {
      const settings = channels.settings(channelId);
      if (settings === undefined)
        return failed(
          "damaged",
          "The channel is gone, or was restored without its settings: set it up anew",
          { isFinal: true },
        );
      return await openChannel(settings, net).send(message);
    } catch {
      // Neither the settings nor an error about them may be quoted: they are secret.
      return failed("damaged", "The channel's settings cannot be read; set it up anew");
    }
  }

  #sent(channelId: string, { seq }: WaitingDelivery): void {
    this.#parts.deliveries.sent(seq, this.#parts.clock.now());
    this.#keepTry(channelId, { ok: true }, 0);
  }

  #failed(channelId: string, { seq, tries }: WaitingDelivery, outcome: Outcome & { ok: false }): void {
    const { deliveries, clock } = this.#parts;
    const pause = outcome.isFinal ? undefined : pauseMs(tries + 1, outcome.retryAfterMs);
    if (pause === undefined) deliveries.drop(seq);
    else deliveries.later(seq, clock.now() + pause);
    this.#keepTry(channelId, outcome, pause === undefined ? 1 : 0);
  }

  #keepTry(channelId: string, outcome: Outcome, lost: number): void {
    const { channels, clock, journal } = this.#parts;
    const before = channels.get(channelId);
    if (before === undefined) return;
    const { code, message } = outcome.ok ? { code: null, message: null } : outcome;
    channels.tried(channelId, { ok: outcome.ok, at: clock.now(), code, message }, lost);
    const { name } = before.common;
    const data = { channelId, code };
    if (!outcome.ok && outcome.isGone === true) {
      channels.remove(channelId);
      journal.write({ kind: "channel.removed", message: `${name} takes no more messages: removed`, data });
      return;
    }
    if (lost > 0) {
      const words = `A message to ${name} was given up: ${message}`;
      journal.write({ kind: "channel.lost", severity: "error", message: words, data });
    } else if (!outcome.ok && before.failures === 0) {
      const words = `${name} does not take messages: ${message}`;
      journal.write({ kind: "channel.failed", severity: "warning", message: words, data });
    } else if (outcome.ok && before.failures > 0) {
      journal.write({ kind: "channel.recovered", message: `${name} takes messages again`, data });
    }
  }
}
