/** Every way a request to the server can fail by itself. The codes are public contract. */
export const serverErrors = {
  "request-invalid": { status: 400, title: "The request is not of the form it takes" },
  "not-signed-in": { status: 401, title: "Sign in first" },
  "sign-in-refused": { status: 401, title: "The code, token or session is not valid (any more)" },
  "pairing-refused": { status: 401, title: "This is not the pairing code" },
  "not-allowed": { status: 403, title: "This needs more rights than you have" },
  "origin-refused": { status: 403, title: "A page of another origin may not do this" },
  "target-refused": { status: 403, title: "The server may not connect to this address" },
  "not-found": { status: 404, title: "There is no such thing" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  conflict: { status: 409, title: "It does not fit what is there" },
  "unsafe-unattended": { status: 409, title: "Nothing unattended may do this" },
  "pairing-over": { status: 410, title: "The pairing code holds no more" },
  "changed-meanwhile": { status: 412, title: "Somebody else changed it meanwhile" },
  "body-too-large": { status: 413, title: "The request is too large" },
  "media-type-unsupported": { status: 415, title: "The body is of a kind that is not taken" },
  "host-unknown": { status: 421, title: "This server is not known under that name" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "locked-out": { status: 429, title: "Too many wrong tries" },
  "disk-full": { status: 507, title: "There is no room left on the server's disk" },
  "not-ready": { status: 503, title: "The server is starting or stopping" },
  "config-invalid": { status: 500, title: "The configuration is wrong" },
  "data-in-use": { status: 500, title: "Another hearthash uses this data" },
  "data-too-new": { status: 500, title: "The data is of a newer hearthash" },
  "data-damaged": { status: 500, title: "The data cannot be read" },
  "data-not-writable": { status: 500, title: "The data cannot be written" },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

/** Code of a `ServerError`. */
export type ServerErrorCode = keyof typeof serverErrors;
