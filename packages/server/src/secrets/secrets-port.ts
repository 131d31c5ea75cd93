/** Secrets at rest: sealed with a key that lies outside the data, never listed, never in a backup's clear text. */
export interface SecretBox {
  /** @param purpose bound to the text: what was sealed for one thing opens for no other. */
  seal(clear: string, purpose: string): Uint8Array;
  /** @throws ServerError `data-damaged` when it was sealed with another key or for another purpose. */
  open(sealed: Uint8Array, purpose: string): string;
}
