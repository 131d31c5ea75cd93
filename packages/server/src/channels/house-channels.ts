import { randomUUID } from "node:crypto";
import type {
  Actor,
  ChannelInput,
  ChannelResource,
  DeliveryResource,
  KeptChannelInput,
  PushInput,
  ReplaceChannel,
} from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { carrySecrets } from "./carry-secrets.js";
import type { KeptChannel } from "./channel-store.js";
import type { Message, Outbox } from "./message.js";
import { Dispatcher, type DispatcherParts } from "./outbox/dispatcher.js";
import { isAtLeast } from "./outbox/summary.js";

const MOST_CHANNELS = 50;

/** The house's channels: what they are, and what waits for them. */
export class HouseChannels implements Outbox {
  readonly #parts: DispatcherParts;
  readonly #dispatcher: Dispatcher;
  readonly #testing = new Set<string>();

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    this.#dispatcher = new Dispatcher(parts);
  }

  list(): readonly ChannelResource[] {
    return this.#parts.channels.list().map((channel) => this.#resource(channel));
  }

  /** @throws ServerError `not-found`. */
  need(id: string): ChannelResource {
    return this.#resource(this.#kept(id));
  }

  /** @throws ServerError `request-invalid`, `conflict` when there are too many. */
  create(input: ChannelInput, by: Actor): ChannelResource {
    checkSecurity(input);
    return this.#add(input, by);
  }

  /** The channel of the browser of a session. */
  ofSession(sessionId: string): ChannelResource | undefined {
    const kept = this.#parts.channels.ofSession(sessionId);
    return kept && this.#resource(kept);
  }

  /**
   * Sends to the browser of a session from now on; in place of what was there for it.
   *
   * @throws ServerError `conflict` when channels.pushContact is not set, or there are too many channels.
   */
  subscribe(sessionId: string, input: PushInput, by: Actor): ChannelResource {
    if (this.pushKey() === undefined) {
      throw new ServerError(
        "conflict",
        "Push services ask who sends: set channels.pushContact first, under Settings",
      );
    }
    const before = this.#parts.channels.ofSession(sessionId);
    if (before === undefined) return this.#add({ kind: "push", ...input }, by, sessionId);
    this.#parts.channels.put(before.id, { kind: "push", ...input }, sessionId);
    return this.need(before.id);
  }

  /** What browsers subscribe with; `undefined` until channels.pushContact is set. */
  pushKey(): string | undefined {
    return this.#parts.net.vapid()?.publicKey;
  }

  #add(input: KeptChannelInput, by: Actor, sessionId?: string): ChannelResource {
    if (this.#parts.channels.list().length >= MOST_CHANNELS) {
      throw new ServerError("conflict", `There are ${MOST_CHANNELS} channels; remove one first`);
    }
    const id = randomUUID();
    this.#parts.channels.put(id, input, sessionId);
    this.#note("created", id, input.name, by);
    return this.need(id);
  }

  /** @throws ServerError `not-found`, `request-invalid`. */
  replace(id: string, wanted: ReplaceChannel, by: Actor): ChannelResource {
    const { kind } = this.#kept(id);
    const input = carrySecrets(kind, this.#parts.channels.settings(id), wanted);
    checkSecurity(input);
    this.#parts.channels.put(id, input);
    if (!input.enabled) this.#parts.deliveries.dropWaiting(id);
    this.#note("changed", id, input.name, by);
    return this.need(id);
  }

  /** @throws ServerError `not-found`. */
  remove(id: string, by: Actor): void {
    const { name } = this.#kept(id).common;
    this.#parts.channels.remove(id);
    this.#note("removed", id, name, by);
  }

  /**
   * Sends a message of its own at once and gives what became of it.
   *
   * @throws ServerError `not-found`, `too-many-requests` while another test is under way.
   */
  async test(id: string, by: Actor): Promise<DeliveryResource> {
    const { name } = this.#kept(id).common;
    if (this.#testing.has(id)) {
      throw new ServerError("too-many-requests", `A test of ${name} is under way; wait for it`);
    }
    this.#testing.add(id);
    try {
      this.#note("tested", id, name, by);
      const at = this.#parts.clock.now();
      const text = `This is a test of hearthash, asked for by ${by.name}.`;
      const test = { title: "hearthash: test", text, severity: "info", kind: "told" } as const;
      const outcome = await this.#dispatcher.tryNow(id, { ...test, id: randomUUID(), at });
      const { code, message } = outcome.ok ? { code: null, message: null } : outcome;
      return { ok: outcome.ok, at, code, message };
    } finally {
      this.#testing.delete(id);
    }
  }

  put(message: Message): void {
    const { channels, deliveries, clock } = this.#parts;
    for (const { id, common } of channels.list()) {
      if (!common.enabled || !isAtLeast(message.severity, common.minSeverity)) continue;
      if (message.kind === "ended" && !common.tellResolved) continue;
      const dropped = deliveries.add(id, message, clock.now());
      if (dropped > 0) channels.countLost(id, dropped);
    }
  }

  /** Sends what is due. */
  dispatch(): Promise<void> {
    return this.#dispatcher.dispatch();
  }

  /** Sends nothing more; resolves when what is under way is over. */
  close(): Promise<void> {
    return this.#dispatcher.stop();
  }

  #kept(id: string): KeptChannel {
    const kept = this.#parts.channels.get(id);
    if (kept === undefined) throw missing(id);
    return kept;
  }

  #resource({ id, kind, common, shown, lastDelivery, failures, lost }: KeptChannel): ChannelResource {
    const waiting = this.#parts.deliveries.waitingCount(id);
    return { id, kind, ...common, ...shown, waiting, lastDelivery, failures, lost };
  }

  #note(verb: string, channelId: string, name: string, actor: Actor): void {
    const message = `${actor.name} has ${verb} the channel ${name}`;
    this.#parts.journal.write({ kind: `channel.${verb}`, actor, message, data: { channelId } });
  }
}

function missing(id: string): ServerError {
  return new ServerError("not-found", `There is no channel ${id}`);
}

/** A password goes over TLS or not at all. */
function checkSecurity(input: KeptChannelInput): void {
  if (input.kind !== "smtp" || input.security !== "none" || input.password === undefined) return;
  const message = "a password would go in clear: choose tls or starttls, or leave user and password out";
  throw new ServerError("request-invalid", message, [{ path: "security", message }]);
}
