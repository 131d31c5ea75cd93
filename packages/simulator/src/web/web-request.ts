/** A request to the web interface, with its body read. */
export interface WebRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly cookie: string;
  readonly authorization: string;
  readonly body: string;
}

/** What the web interface does: answer, say nothing for ever, or fall over. */
export type WebReply =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body: string;
      readonly headers?: readonly string[];
    }
  | { readonly kind: "crash" };

/** A 200 with this body. */
export function page(body: string): WebReply {
  return { kind: "answer", status: 200, body };
}

/** An answer without a body. */
export function empty(status: number): WebReply {
  return { kind: "answer", status, body: "" };
}

/** Fields of a urlencoded form; a `+` means a blank, so a raw `stratum+tcp` is stored as `stratum tcp`. */
export function formFields(body: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(body));
}
