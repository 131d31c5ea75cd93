import type { EventMap, EventName } from "./event-map.js";

type Listener<Name extends EventName> = (event: EventMap[Name]) => void;

/**
 * One ordered flow of events. A listener is called at once and may not block: whoever has more to do keeps a
 * bounded queue of its own. One that throws is reported and never stops the others.
 */
export class EventFlow {
  readonly #listeners = new Map<EventName, Set<Listener<EventName>>>();
  readonly #onDefect: (error: unknown) => void;

  /** @param onDefect told when a listener throws. */
  constructor(onDefect: (error: unknown) => void) {
    this.#onDefect = onDefect;
  }

  /** Listens until the function it gives is called. */
  on<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener as Listener<EventName>);
    return () => listeners.delete(listener as Listener<EventName>);
  }

  emit<Name extends EventName>(name: Name, event: EventMap[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        (listener as Listener<Name>)(event);
      } catch (error) {
        this.#onDefect(error);
      }
    }
  }
}
