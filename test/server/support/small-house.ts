import { randomUUID } from "node:crypto";
import { discover } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { Actor, Approve, DiscoveryResource, JournalEntry, SessionResource } from "@hearthash/contract";
import type { Access, Principal } from "../../../packages/server/src/access/index.js";
import type { Discoveries } from "../../../packages/server/src/discovery/index.js";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import type { EventFlow } from "../../../packages/server/src/events/index.js";
import type { Fleet } from "../../../packages/server/src/fleet/index.js";
import type { Journal, JournalNote } from "../../../packages/server/src/journal/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";

/** An event log in memory. */
export class SmallJournal implements Journal {
  readonly #events: EventFlow;
  readonly #entries: JournalEntry[] = [];

  constructor(events: EventFlow) {
    this.#events = events;
  }

  write({ kind, severity = "info", minerId, actor, message, data }: JournalNote): JournalEntry {
    const entry = {
      seq: this.#entries.length + 1,
      at: Date.now(),
      kind,
      severity,
      minerId: minerId ?? null,
      actor: actor ?? null,
      message,
      data: { ...data },
    };
    this.#entries.push(entry);
    this.#events.emit("journal.added", { entry });
    return entry;
  }

  list({ limit, beforeSeq = Number.POSITIVE_INFINITY, minerId, kind }: Parameters<Journal["list"]>[0]) {
    return this.#entries
      .filter((entry) => entry.seq < beforeSeq && (minerId === undefined || entry.minerId === minerId))
      .filter((entry) => kind === undefined || entry.kind === kind || entry.kind.startsWith(`${kind}.`))
      .reverse()
      .slice(0, limit);
  }
}

/** Sessions in memory: enough to open one and to revoke it. */
export class SmallAccess implements Pick<Access, "sessions" | "tokens" | "revokeSession"> {
  readonly #journal: Journal;
  readonly #sessions = new Map<string, SessionResource>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Opens a session and gives its principal. */
  open(scope: Principal["scope"] = "read"): Principal {
    const id = randomUUID();
    const now = Date.now();
    this.#sessions.set(id, {
      id,
      listener: "local",
      userAgent: null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: now + 3_600_000,
      current: false,
    });
    return { actor: { kind: "session", id, name: "browser" }, scope, sessionId: id };
  }

  sessions(): readonly SessionResource[] {
    return [...this.#sessions.values()];
  }

  tokens() {
    return [];
  }

  revokeSession(id: string, by: Actor): void {
    this.#sessions.delete(id);
    this.#journal.write({ kind: "access.session-revoked", actor: by, message: "revoked" });
  }
}

/** Searches that are real. */
export class SmallDiscoveries implements Discoveries {
  readonly #fleet: Fleet;
  readonly #searches = new Map<string, DiscoveryResource>();
  readonly #stops = new Map<string, AbortController>();

  constructor(fleet: Fleet) {
    this.#fleet = fleet;
  }

  start(targets: string): DiscoveryResource {
    const search: DiscoveryResource = {
      id: randomUUID(),
      targets,
      status: "running",
      done: 0,
      total: 1,
      etaMs: null,
      startedAt: Date.now(),
      finishedAt: null,
      error: null,
      found: [],
      open: [],
    };
    this.#searches.set(search.id, search);
    this.#stops.set(search.id, new AbortController());
    void this.#run(search);
    return search;
  }

  async #run(search: DiscoveryResource): Promise<void> {
    const signal = this.#stops.get(search.id)?.signal;
    for await (const event of discover(search.targets, { transport: nodeTransport(), signal })) {
      if (event.kind !== "found") continue;
      const { endpoint, identity, isAvalon } = event;
      const { id, model, product = null } = identity;
      search.found.push({ ...endpoint, id, model, product, isAvalon, known: this.#fleet.knows(endpoint) });
    }
    Object.assign(search, { status: signal?.aborted === true ? "stopped" : "done", finishedAt: Date.now() });
  }

  get(id: string): DiscoveryResource | undefined {
    return this.#searches.get(id);
  }

  list(): readonly DiscoveryResource[] {
    return [...this.#searches.values()];
  }

  stop(id: string): void {
    this.#stops.get(id)?.abort();
    Object.assign(this.#searches.get(id) ?? {}, { status: "stopped" });
  }

  approve(id: string, wanted: Approve, by: Actor): readonly LiveMiner[] {
    const search = this.get(id);
    if (search === undefined) throw new ServerError("not-found", `There is no search ${id}`);
    return wanted.miners.map(({ host, port, name }) => {
      if (!search.found.some((one) => one.host === host && one.port === port)) {
        throw new ServerError("request-invalid", `${host}:${port} was not found by this search`);
      }
      return this.#fleet.add(name === undefined ? { host, port } : { host, port, name }, by);
    });
  }
}
