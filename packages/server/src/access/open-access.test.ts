import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor, JournalEntry } from "@hearthash/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ServerError } from "../errors/index.js";
import { EventFlow } from "../events/index.js";
import { openJournal } from "../journal/index.js";
import { type Database, openStore } from "../store/index.js";
import { LockedOutError } from "./locked-out.js";
import { type OpenedAccess, openAccess } from "./open-access.js";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const owner: Actor = { kind: "system", id: "test", name: "test" };

let folder: string;
let store: Database;
let now: number;
let notes: JournalEntry[];
let access: OpenedAccess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearthash-access-"));
  store = openStore(join(folder, "state.db"), { backupFolder: folder, now: () => now });
  now = 1_800_000_000_000;
  notes = [];
  access = open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function open(): OpenedAccess {
  const clock = { now: () => now };
  const events = new EventFlow((error) => {
    throw error;
  });
  events.on("journal.added", ({ entry }) => notes.push(entry));
  return openAccess({ store, journal: openJournal({ store, events, clock }), clock, sessionDays: 30 });
}

function signIn(listener = "local", from = "127.0.0.1") {
  return access.signIn(access.createLoginCode(owner).code, listener, from, "Browser/1.0");
}

/** The code of the error that is thrown. */
function refusal(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof ServerError) return error.code;
    throw error;
  }
  return undefined;
}

describe("sign-in codes", () => {
  it("hold once", () => {
    const { code } = access.createLoginCode(owner);
    expect(access.signIn(code, "local", "127.0.0.1", undefined).session.listener).toBe("local");
    expect(refusal(() => access.signIn(code, "local", "127.0.0.1", undefined))).toBe("sign-in-refused");
  });

  it("hold for five minutes", () => {
    const { code, expiresAt } = access.createLoginCode(owner);
    expect(expiresAt - now).toBe(5 * MINUTE);
    now = expiresAt;
    expect(refusal(() => access.signIn(code, "local", "127.0.0.1", undefined))).toBe("sign-in-refused");
  });

  it("have 128 random bits", () => {
    expect(Buffer.from(access.createLoginCode(owner).code, "base64url")).toHaveLength(16);
  });

  it("are locked behind guesses, with pauses that grow, and free again after", () => {
    const { code } = access.createLoginCode(owner);
    const waits: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      try {
        access.signIn(`guess ${i}`, "local", "192.168.1.66", undefined);
      } catch (error) {
        if (!(error instanceof LockedOutError)) continue;
        waits.push(error.retryAfterMs);
        now += error.retryAfterMs;
      }
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000].slice(0, waits.length));
    expect(waits.length).toBeGreaterThan(2);
    expect(notes.some(({ kind }) => kind === "access.locked-out")).toBe(true);
    now += 20_000;
    expect(access.signIn(code, "local", "192.168.1.66", undefined).cookie).toBeTruthy();
  });

  it("count a /64 of IPv6 as one caller, and another address as another", () => {
    const guess = (from: string) => refusal(() => access.signIn("wrong", "local", from, undefined));
    const refusals = Array.from({ length: 8 }, (_, i) => guess(`2001:db8:1:2::${i + 1}`));
    expect(refusals.slice(0, 5)).toEqual(Array(5).fill("sign-in-refused"));
    expect(refusals.at(-1)).toBe("locked-out");
    expect(guess("2001:db8:1:3::1")).toBe("sign-in-refused");
  });

  it("are locked for all when guesses come from everywhere, for a short while", () => {
    const { code } = access.createLoginCode(owner);
    for (let i = 0; i < 120; i += 1) refusal(() => access.signIn("wrong", "local", `10.0.${i}.1`, undefined));
    expect(refusal(() => access.signIn(code, "local", "10.1.1.1", undefined))).toBe("locked-out");
    now += 30_000;
    expect(refusal(() => access.signIn(code, "local", "10.1.1.1", undefined))).toBeUndefined();
  });
});

describe("sessions", () => {
  it("hold on the listener that made them alone", () => {
    const { cookie, session } = signIn("lan");
    expect(access.resume(cookie, "lan")?.principal).toMatchObject({ scope: "admin", sessionId: session.id });
    expect(access.resume(cookie, "local")).toBeUndefined();
  });

  it("outlive a restart", () => {
    const { cookie } = signIn();
    access = open();
    expect(access.resume(cookie, "local")).toBeDefined();
  });

  it("are rotated after a day; the cookie before holds a minute longer", () => {
    const { cookie } = signIn();
    now += DAY;
    const renewed = access.resume(cookie, "local")?.renewed ?? "";
    expect(renewed).not.toBe("");
    now += MINUTE - 1;
    expect(access.resume(cookie, "local")).toMatchObject({ principal: { scope: "admin" } });
    expect(access.resume(cookie, "local")?.renewed).toBeUndefined();
    expect(access.resume(renewed, "local")).toBeDefined();
    now += 1;
    expect(access.resume(cookie, "local")).toBeUndefined();
    expect(access.resume(renewed, "local")).toBeDefined();
  });

  it("live 30 days from their last use", () => {
    let { cookie } = signIn();
    for (let day = 0; day < 40; day += 1) {
      now += DAY;
      cookie = access.resume(cookie, "local")?.renewed ?? cookie;
    }
    expect(access.resume(cookie, "local")).toBeDefined();
    now += 30 * DAY;
    expect(access.resume(cookie, "local")).toBeUndefined();
    expect(access.sessions()).toEqual([]);
  });

  it("end with sign-out and revocation, at once, and say so to whoever holds a stream", () => {
    const revoked: string[] = [];
    access.onRevoked(({ id }) => revoked.push(id));
    const one = signIn();
    const other = signIn();
    access.signOut(one.session.id);
    access.revokeSession(other.session.id, owner);
    expect(access.resume(one.cookie, "local")).toBeUndefined();
    expect(access.resume(other.cookie, "local")).toBeUndefined();
    expect(revoked).toEqual([one.session.id, other.session.id]);
    expect(refusal(() => access.revokeSession(other.session.id, owner))).toBe("not-found");
  });

  it("are bounded in number: the one not used for longest goes", () => {
    const first = signIn();
    for (let i = 0; i < 100; i += 1) {
      now += 1000;
      signIn();
    }
    expect(access.sessions()).toHaveLength(100);
    expect(access.resume(first.cookie, "local")).toBeUndefined();
  });

  it("keep what a browser says of itself short and harmless", () => {
    const { code } = access.createLoginCode(owner);
    const { session } = access.signIn(code, "local", "127.0.0.1", `\u001b[31mred\u0000${"x".repeat(999)}`);
    expect(session.userAgent).toMatch(/^\[31mredx+$/);
    expect(session.userAgent).toHaveLength(200);
  });

  it.each(["", ".", "a.b", "x".repeat(500), `${"a".repeat(22)}.${"b".repeat(43)}`])(
    "do not come from %j",
    (cookie) => {
      signIn();
      expect(access.resume(cookie, "local")).toBeUndefined();
    },
  );
});

describe("tokens", () => {
  it("are known with their scope until they are revoked", () => {
    const token = access.createToken({ name: "grafana", scope: "read" }, owner);
    expect(token.secret).toMatch(/^hh_[A-Za-z0-9]{12}_[A-Za-z0-9_-]{43}$/);
    expect(access.bearer(token.secret, "10.0.0.1")).toEqual({
      actor: { kind: "token", id: token.id, name: "grafana" },
      scope: "read",
    });
    access.revokeToken(token.id, owner);
    expect(access.bearer(token.secret, "10.0.0.1")).toBeUndefined();
    expect(refusal(() => access.revokeToken(token.id, owner))).toBe("not-found");
  });

  it("expire", () => {
    const token = access.createToken({ name: "guest", scope: "control", expiresInDays: 1 }, owner);
    now += DAY - 1;
    expect(access.bearer(token.secret, "10.0.0.1")).toBeDefined();
    now += 1;
    expect(access.bearer(token.secret, "10.0.0.1")).toBeUndefined();
  });

  it("note their use once a minute", () => {
    const { id, secret } = access.createToken({ name: "t", scope: "read" }, owner);
    const lastUse = () => access.tokens().find((token) => token.id === id)?.lastUsedAt;
    const first = now;
    access.bearer(secret, "10.0.0.1");
    now += MINUTE - 1;
    access.bearer(secret, "10.0.0.1");
    expect(lastUse()).toBe(first);
    now += 1;
    access.bearer(secret, "10.0.0.1");
    expect(lastUse()).toBe(now);
  });

  it("lock guesses out, and never a valid one beside them", () => {
    const { secret } = access.createToken({ name: "t", scope: "read" }, owner);
    const outcomes = Array.from({ length: 8 }, (_, i) =>
      refusal(() => access.bearer(`hh_aaaaaaaaaaaa_${String(i).padEnd(43, "x")}`, "10.0.0.1")),
    );
    expect(outcomes.at(-1)).toBe("locked-out");
    expect(access.bearer(secret, "10.0.0.1")?.scope).toBe("read");
  });

  it("know the local token, which is new at each start", () => {
    const before = access.localToken;
    expect(access.bearer(before, "127.0.0.1")).toMatchObject({ actor: { kind: "local" }, scope: "admin" });
    access = open();
    expect(access.bearer(before, "127.0.0.1")).toBeUndefined();
  });
});

it("leaves no secret in the journal or on disk", () => {
  const { code } = access.createLoginCode(owner);
  const { cookie } = access.signIn(code, "local", "127.0.0.1", undefined);
  const { secret } = access.createToken({ name: "t", scope: "admin" }, owner);
  access.bearer(secret, "127.0.0.1");
  now += DAY;
  const renewed = access.resume(cookie, "local")?.renewed ?? "none";
  store.pragma("wal_checkpoint(TRUNCATE)");
  const kept = `${readFileSync(join(folder, "state.db"), "latin1")}${JSON.stringify(notes)}`;
  const secrets = [code, cookie, renewed, secret, access.localToken].map((text) => text.slice(-22));
  expect(secrets.filter((text) => kept.includes(text))).toEqual([]);
  expect(notes.map(({ kind }) => kind)).toEqual([
    "access.link-created",
    "access.signed-in",
    "access.token-created",
  ]);
});
