import { joinedNames } from "./protocol/join.js";
import { parseRequest } from "./protocol/request.js";

/** What a request is about: its commands, and the option of an ascset. Faults can be limited to such words. */
export function requestWords(bytes: Uint8Array): readonly string[] {
  const request = parseRequest(bytes);
  if (request.kind === "malformed") return [];
  const words = joinedNames(request.name);
  if (request.name === "ascset") words.push(request.parameter?.split(",")[1]?.toLowerCase() ?? "");
  return words;
}

/** A request of the same form for a command no firmware has. */
export function unknownRequest(bytes: Uint8Array): Uint8Array {
  const request = parseRequest(bytes);
  const json = request.kind === "command" && request.mode === "json";
  return new TextEncoder().encode(json ? '{"command":"?"}' : "?");
}
