import type { Actor } from "@hearthash/contract";
import { type Access, GuessLimiter, type IssuedDevice, LockedOutError } from "../access/index.js";
import { ServerError } from "../errors/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";
import { readCode, shownCode } from "./code-form.js";
import { type CodeGrant, PairingCodes, type Verdict } from "./pairing-codes.js";
import type { MadeCode, Pairing, PairingRequest } from "./pairing-port.js";
import { PairingRefusedError } from "./pairing-refused.js";

/** What pairing rests on. */
export interface PairingOptions {
  readonly access: Access;
  readonly journal: Journal;
  readonly clock: ServerClock;
}

/** Opens pairing. What happens stands in the journal, without any code. */
export function openPairing(options: PairingOptions): Pairing {
  return new HousePairing(options);
}

class HousePairing implements Pairing {
  readonly #access: Access;
  readonly #journal: Journal;
  readonly #codes: PairingCodes;
  readonly #guesses: GuessLimiter;

  constructor({ access, journal, clock }: PairingOptions) {
    this.#access = access;
    this.#journal = journal;
    this.#codes = new PairingCodes(clock);
    this.#guesses = new GuessLimiter(clock);
  }

  createCode(grant: CodeGrant, by: Actor): MadeCode {
    const { code, resource } = this.#codes.create(grant);
    const { scope, expiresAt } = resource;
    this.#note("access.pairing-opened", by, "A pairing code was made", { scope, expiresAt });
    return { ...resource, code: shownCode(code) };
  }

  codes() {
    const open = this.#codes.open();
    return open === undefined ? [] : [open];
  }

  cancelCodes(by: Actor): void {
    if (this.#codes.cancel()) this.#note("access.pairing-cancelled", by, "The pairing code was taken back");
  }

  pair(request: PairingRequest): IssuedDevice {
    const { listener, from, userAgent } = request;
    const waitMs = this.#guesses.waitMs(from);
    if (waitMs > 0) throw new LockedOutError(waitMs);
    const code = readCode(request.code);
    // Nothing is learnt from what cannot be right: it costs no try.
    if (code === undefined) throw new PairingRefusedError(NO_CODE, this.#codes.open()?.triesLeft ?? 0);
    const { scope, name = request.deviceName } = this.#grantOf(this.#codes.take(code), from);
    this.#guesses.right(from);
    const issued = this.#access.createDevice({ name, scope }, listener, userAgent);
    const { id, name: shown } = issued.device;
    const actor: Actor = { kind: "session", id, name: shown };
    const data = { deviceId: id, scope, listener, from };
    this.#note("access.device-paired", actor, `The device "${shown}" was paired`, data);
    return issued;
  }

  devices() {
    return this.#access.devices();
  }

  renameDevice(id: string, name: string, by: Actor) {
    return this.#access.renameDevice(id, name, by);
  }

  revokeDevice(id: string, by: Actor): void {
    this.#access.revokeDevice(id, by);
  }

  #grantOf(verdict: Verdict, from: string): CodeGrant {
    if (verdict.kind === "right") return verdict.grant;
    if (verdict.kind === "over") {
      if (!verdict.wasKnown) this.#wrong(from);
      throw new ServerError("pairing-over", OVER);
    }
    this.#wrong(from);
    const { triesLeft } = verdict;
    if (triesLeft > 0) throw new PairingRefusedError(`that is not the code; ${left(triesLeft)}`, triesLeft);
    this.#warn("access.pairing-void", "Five wrong tries: the pairing code is void", { from });
    throw new PairingRefusedError("that was the last try: the code is void, have a new one made", 0);
  }

  /** The journal hears of a lockout once it begins or grows, not of each guess. */
  #wrong(from: string): void {
    this.#guesses.wrong(from);
    const waitMs = this.#guesses.waitMs(from);
    if (waitMs === 0) return;
    const message = "Too many wrong tries with a pairing code: further ones have to wait";
    this.#warn("access.locked-out", message, { from, waitMs });
  }

  #note(kind: string, actor: Actor, message: string, data: Readonly<Record<string, unknown>> = {}): void {
    this.#journal.write({ kind, actor, message, data });
  }

  #warn(kind: string, message: string, data: Readonly<Record<string, unknown>>): void {
    this.#journal.write({ kind, severity: "warning", message, data });
  }
}

const NO_CODE = "a code has eight letters and digits, none of them 0, 1, I, L or O; look at it again";
const OVER =
  "this code holds no more, or none is open: each holds once, for five minutes; Settings or `hearthash pair` makes a new one";

function left(tries: number): string {
  return tries === 1 ? "one try is left" : `${tries} tries are left`;
}
