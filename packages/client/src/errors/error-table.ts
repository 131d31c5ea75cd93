/** What a caller, a shell and a web server each need to know about one kind of failure. */
export interface ErrorTraits {
  /** True when the same read may succeed a moment later. Writes are never retried, whatever this says. */
  readonly retryable: boolean;
  /** Exit code of the command line. */
  readonly exitCode: number;
  /** HTTP status of the server's problem+json. */
  readonly httpStatus: number;
  /** What it means and what to do, in one or two sentences. */
  readonly help: string;
}

/**
 * Every way a request to a miner can fail.
 * The codes are public contract; wording may change at any time, so decide on `code` and never on text.
 */
export const errorTable = {
  "argument-invalid": {
    retryable: false,
    exitCode: 2,
    httpStatus: 400,
    help: "Something given to hearthash is not of the form it takes. The message says which and what it takes.",
  },
  unreachable: {
    retryable: true,
    exitCode: 3,
    httpStatus: 502,
    help: "No route to the address, or the name is not known. Check the address and that the miner is on this network.",
  },
  refused: {
    retryable: true,
    exitCode: 4,
    httpStatus: 502,
    help: "The machine is there but nothing listens on the port: a wrong port, another machine, or a miner that is restarting.",
  },
  timeout: {
    retryable: true,
    exitCode: 5,
    httpStatus: 504,
    help: "No answer in time. The address may be unused, or the miner is busy with another client or starting up.",
  },
  closed: {
    retryable: true,
    exitCode: 6,
    httpStatus: 502,
    help: "The connection was closed without a reply. Miners do this while they restart, or when another client holds them.",
  },
  "reply-malformed": {
    retryable: false,
    exitCode: 7,
    httpStatus: 502,
    help: "Something answered, but not in the cgminer protocol. Check that the port is the miner's API port (4028).",
  },
  "reply-too-large": {
    retryable: false,
    exitCode: 8,
    httpStatus: 502,
    help: "The reply was longer than any miner's. What answers on this port is probably not a miner.",
  },
  "reply-truncated": {
    retryable: true,
    exitCode: 9,
    httpStatus: 502,
    help: "The reply stopped before anything useful arrived. Try again; a weak Wi-Fi link does this.",
  },
  "command-rejected": {
    retryable: false,
    exitCode: 10,
    httpStatus: 409,
    help: "The miner understood the command and refused it. The message is the miner's own.",
  },
  "command-unsupported": {
    retryable: false,
    exitCode: 11,
    httpStatus: 422,
    help: "This miner's firmware does not have the command.",
  },
  "model-unsupported": {
    retryable: false,
    exitCode: 12,
    httpStatus: 422,
    help: "The model of this miner is not known well enough for that. `hearthash devices` lists the known models.",
  },
  "command-unsafe": {
    retryable: false,
    exitCode: 13,
    httpStatus: 409,
    help: "hearthash does not send this because it can leave the miner without pools, or worse. The message says how to do it safely.",
  },
  aborted: {
    retryable: false,
    exitCode: 130,
    httpStatus: 499,
    help: "Stopped by the caller.",
  },
} as const satisfies Record<string, ErrorTraits>;

/** Code of a {@link HearthashError}: a key of {@link errorTable}. */
export type HearthashErrorCode = keyof typeof errorTable;
