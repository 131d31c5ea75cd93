import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** A short name of a text: another text has another one. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** Sends JSON under an entity tag, or 304 when the caller has it already. */
export function sendTagged(request: FastifyRequest, reply: FastifyReply, tag: string, json: string): void {
  void reply.header("etag", tag).header("vary", "authorization, cookie");
  if (matches(request.headers["if-none-match"], tag)) void reply.code(304).send();
  else void reply.type("application/json; charset=utf-8").send(json);
}

/** Whether a list of tags in a header names this one. Weak comparison: RFC 9110, 13.1.2. */
export function matches(header: string | undefined, tag: string): boolean {
  return tagsIn(header).some((one) => one === "*" || one.replace(/^W\//, "") === tag);
}

/** The tags of an If-Match or If-None-Match header. */
export function tagsIn(header: string | undefined): readonly string[] {
  return (header ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
