import { errorTable, type HearthashErrorCode } from "./error-table.js";

/** The miner's own words about a refusal: a cgminer STATUS row. */
export interface DeviceStatus {
  /** cgminer message code, for example 14 for an unknown command. */
  readonly code: number | undefined;
  readonly message: string;
}

export interface HearthashErrorOptions {
  /** The miner, as `host:port`. */
  readonly miner?: string | undefined;
  /** The cgminer command that failed. */
  readonly command?: string | undefined;
  readonly device?: DeviceStatus | undefined;
  readonly requestSent?: boolean | undefined;
  readonly cause?: unknown;
}

/**
 * The one error class of hearthash. Decide on {@link HearthashError.code}; the message is for people:
 * lower case, what happened, to whom, what to try.
 */
export class HearthashError extends Error {
  override readonly name = "HearthashError";
  readonly code: HearthashErrorCode;
  readonly miner: string | undefined;
  readonly command: string | undefined;
  readonly device: DeviceStatus | undefined;
  /** True when the request was on its way before it failed: the miner may have obeyed it all the same. */
  readonly requestSent: boolean;
  /** Whether a read may be tried again: see {@link errorTable}. */
  readonly retryable: boolean;

  constructor(code: HearthashErrorCode, message: string, options: HearthashErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.miner = options.miner;
    this.command = options.command;
    this.device = options.device;
    this.requestSent = options.requestSent ?? false;
    this.retryable = errorTable[code].retryable;
  }
}

/**
 * True when `error` is a {@link HearthashError}, of one of `codes` if any are named.
 * Judged by name and not by class, so that it holds when a bundler included the library twice.
 */
export function isHearthashError(error: unknown, ...codes: HearthashErrorCode[]): error is HearthashError {
  if (!(error instanceof Error) || error.name !== "HearthashError") return false;
  const { code } = error as HearthashError;
  return Object.hasOwn(errorTable, code) && (codes.length === 0 || codes.includes(code));
}
