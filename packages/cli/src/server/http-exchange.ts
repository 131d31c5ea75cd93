import { readFile } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { rootCertificates } from "node:tls";
import { HearthashError } from "@hearthash/client";
import type { ServerAddress } from "./server-address.js";

/* Node 20's fetch takes no certificate authority of one's own, so this is its http module. */

/** One request to a server. */
export interface HttpAsk {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Longest answer taken, in bytes. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Sends a request and reads the whole answer, whatever its status.
 *
 * @throws HearthashError `refused`, `unreachable`, `timeout`, `closed`, `reply-too-large`, `aborted`.
 */
export async function httpExchange(server: ServerAddress, ask: HttpAsk): Promise<HttpAnswer> {
  return await httpRead(server, ask, async (status, answer) => ({ status, text: await readAll(answer) }));
}

/** Sends a request and hands the answer over while it arrives. @throws HearthashError as `httpExchange` does. */
export async function httpRead<Result>(
  server: ServerAddress,
  ask: HttpAsk,
  read: (status: number, answer: IncomingMessage) => Promise<Result>,
): Promise<Result> {
  const ca = server.caFile === undefined ? undefined : [...rootCertificates, await readCa(server.caFile)];
  const late = AbortSignal.timeout(ask.timeoutMs);
  try {
    const answer = await exchange(server, ask, ca, AbortSignal.any([ask.signal, late]));
    return await read(answer.statusCode ?? 0, answer);
  } catch (error) {
    if (error instanceof HearthashError) throw error;
    if (ask.signal.aborted) throw new HearthashError("aborted", "stopped");
    throw toError(server, ask, late.aborted, error);
  }
}

async function exchange(
  { url, token }: ServerAddress,
  { method, path, body, headers }: HttpAsk,
  ca: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const options = {
    method,
    signal,
    agent: false,
    headers: {
      accept: "application/json, application/problem+json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(ca === undefined ? {} : { ca: [...ca] }),
  } as const;
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(new URL(path, url), options, resolve);
    request.on("error", reject);
    request.end(text);
  });
}

/** The whole of an answer as text. @throws HearthashError `reply-too-large`. */
export async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      answer.destroy();
      throw new HearthashError("reply-too-large", "the answer is longer than any of a hearthash server");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function readCa(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new HearthashError("argument-invalid", `the certificate file ${path} cannot be read`, { cause });
  }
}

/** Only names and addresses are repeated: never the token. */
function toError(server: ServerAddress, ask: HttpAsk, isLate: boolean, cause: unknown): HearthashError {
  const at = server.url.origin;
  const code = (cause as { code?: string }).code ?? "";
  if (isLate) {
    const text = `the server at ${at} did not answer within ${ask.timeoutMs / 1000} s`;
    return new HearthashError("timeout", text, { cause });
  }
  if (code === "ECONNREFUSED") {
    const text = `no hearthash server answers at ${at}: start one with \`hearthash serve\``;
    return new HearthashError("refused", text, { cause });
  }
  if (/CERT|SELF_SIGNED|VERIFY|ISSUER|TLS|SSL/.test(code)) {
    const text = `the certificate of ${at} is not trusted (${code}): name the server's ca.pem with --ca`;
    return new HearthashError("unreachable", text, { cause });
  }
  if (code === "ECONNRESET" || code === "EPIPE" || code.startsWith("HPE_")) {
    return new HearthashError("closed", `${at} does not speak HTTP to the end: is it hearthash's port?`, {
      cause,
    });
  }
  return new HearthashError(
    "unreachable",
    `the server at ${at} cannot be reached (${code || "no reason given"})`,
    {
      cause,
    },
  );
}
