import type { DeliveryResource } from "@hearthash/contract";

/** Why a message did not go out. */
export type FailureCode = NonNullable<DeliveryResource["code"]>;

/** What became of one try. Never holds a secret: neither a URL's path nor what a server answered. */
export type Outcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly message: string;
      /** True when the same try would fail again. */
      readonly isFinal: boolean;
      /** What the other side answered, when it did. */
      readonly status?: number | undefined;
      /** True when nobody will ever take messages there again. */
      readonly isGone?: boolean | undefined;
      /** When the other side said how long to wait. */
      readonly retryAfterMs?: number | undefined;
    };

/** A try that failed. */
export function failed(
  code: FailureCode,
  message: string,
  {
    isFinal = false,
    ...more
  }: Partial<Omit<Outcome & { readonly ok: false }, "ok" | "code" | "message">> = {},
): Outcome & { readonly ok: false } {
  return { ok: false, code, message, isFinal, ...more };
}

const names: ReadonlySet<string> = new Set(["ENOTFOUND", "EAI_AGAIN", "ENODATA", "EDNS"]);
const slow: ReadonlySet<string> = new Set(["ETIMEDOUT", "ESOCKETTIMEDOUT", "ABORT_ERR"]);
const tls = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|ETLS|HOSTNAME_MISMATCH)/;

/** The failure behind an error of Node's network. The error's text is not used: it may quote what was sent. */
export function networkFailure(error: unknown, host: string): Outcome & { readonly ok: false } {
  const { code = "", name = "" } = error as { code?: string; name?: string };
  if (names.has(code)) return failed("name-unknown", `The name ${host} is not known; check it and the DNS`);
  if (slow.has(code) || name === "TimeoutError" || name === "AbortError") {
    return failed("timeout", `${host} did not answer in time`);
  }
  if (tls.test(code)) {
    const hint = "set channels.caFile when it has an authority of its own";
    return failed("tls-failed", `${host} has no certificate that can be trusted (${code}); ${hint}`);
  }
  return failed("unreachable", `${host} cannot be reached${code === "" ? "" : ` (${code})`}`);
}
