import { encodeRequest } from "../wire/request.js";

/** A read that is asked again and again: its bytes are made once. */
export interface PreparedRead {
  readonly command: string;
  readonly bytes: Uint8Array;
}

export function prepareRead(command: string): PreparedRead {
  return { command, bytes: encodeRequest({ command }) };
}
