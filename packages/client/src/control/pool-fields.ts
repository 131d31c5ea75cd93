import { HearthashError } from "../errors/hearthash-error.js";
import type { PoolLogin } from "./intent.js";

/*
 * What a pool's fields may hold. The firmware stores them as they come and reads them back as command-line
 * options: a blank, a comma or an empty field shifts the following pools' values onto the wrong pool.
 * Source: vendor's published Nano 3S service, api.c (setpool) and poolcfg.c.
 */
const LONGEST = { url: 384, worker: 128, password: 128 } as const;

/** Schemes a miner connects with. `http://` is taken by the firmware and stays dead. */
const SCHEME = /^stratum\+(?:tcp|tls|ssl):\/\/[A-Za-z0-9.-]+:\d{1,5}(?:\/\S*)?$/;

/** A login whose every field is safe to store. */
export interface CheckedLogin {
  readonly url: string;
  readonly worker: string;
  readonly password: string;
}

/**
 * Checks a pool's fields before anything is sent.
 *
 * @throws HearthashError `argument-invalid`, naming the field; never the password itself.
 */
export function checkLogin(login: PoolLogin): CheckedLogin {
  const password = login.password ?? "x";
  checkField("pool URL", login.url, LONGEST.url);
  if (!SCHEME.test(login.url)) {
    throw invalid("the pool URL must look like stratum+tcp://host:port (or stratum+tls, stratum+ssl)");
  }
  const port = Number(/:(\d{1,5})(?:\/|$)/.exec(login.url.slice("stratum+tcp://".length))?.[1]);
  if (!(port >= 1 && port <= 65535)) throw invalid("the port of the pool URL must be 1 to 65535");
  checkField("worker", login.worker, LONGEST.worker);
  checkField("pool password", password, LONGEST.password);
  return { url: login.url, worker: login.worker, password };
}

/** @throws HearthashError `argument-invalid`. */
export function checkField(name: string, text: string, most: number): void {
  if (text === "") throw invalid(`the ${name} is empty; the miner would mix up the pools behind it`);
  if (text.length > most)
    throw invalid(`the ${name} is ${text.length} characters long; the miner keeps ${most}`);
  const bad = /[^\u0021-\u007e]|[,"'|\\]/.exec(text);
  if (bad !== null) {
    throw invalid(
      `the ${name} holds ${describe(bad[0])} at position ${bad.index + 1}, which the miner cannot store`,
    );
  }
  if (text.startsWith("-"))
    throw invalid(`the ${name} begins with a minus, which the miner takes for an option`);
}

function describe(character: string): string {
  if (character === " ") return "a blank";
  if (character === ",") return "a comma";
  return /[\u0021-\u007e]/.test(character) ? character : "a character beyond plain ASCII";
}

function invalid(message: string): HearthashError {
  return new HearthashError("argument-invalid", message);
}
