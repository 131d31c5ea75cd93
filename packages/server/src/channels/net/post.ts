import { type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as tlsRequest } from "node:https";
import { failed, networkFailure, type Outcome } from "../outcome.js";
import type { Net } from "./net.js";
import { type ResolvedHost, resolveHost } from "./resolve-host.js";

/** Most of an answer that is read. */
const MOST_BYTES = 16_384;

/** Something to post. */
export interface Post {
  readonly url: string;
  /** JSON, unless a content type says otherwise. */
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Posts to the address that the URL's host has now. Redirects are not followed: they would lead to addresses
 * nobody checked.
 */
export async function post({ url, body, headers = {} }: Post, net: Net): Promise<Outcome> {
  const target = new URL(url);
  const resolved = await resolveHost(target.hostname, net.policy, net.lookup);
  if (!resolved.ok) return resolved;
  try {
    const { status, text, retryAfter } = await send(target, resolved, body, headers, net);
    return judge(status, target.host, retryAfter, text);
  } catch (error) {
    return networkFailure(error, target.host);
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

function send(
  target: URL,
  { address, servername }: ResolvedHost,
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
  { timeoutMs, authorities }: Net,
): Promise<Answer> {
  const isTls = target.protocol === "https:";
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const options: RequestOptions & { servername?: string; ca?: string[] } = {
    method: "POST",
    host: address,
    port: target.port === "" ? (isTls ? 443 : 80) : Number(target.port),
    path: `${target.pathname}${target.search}`,
    headers: {
      "content-type": "application/json",
      ...headers,
      host: target.host,
      "content-length": bytes.length,
      "user-agent": "hearthash",
    },
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    ...(isTls && servername !== undefined ? { servername } : {}),
    ...(isTls && authorities !== undefined ? { ca: [...authorities] } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = (isTls ? tlsRequest : plainRequest)(options, (answer) => {
      read(answer).then(resolve, reject);
    });
    sent.on("error", reject).end(bytes);
  });
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // The rest is of no interest; leaving the loop ends the connection.
    if (size > MOST_BYTES) break;
  }
  const retryAfter = answer.headers["retry-after"];
  return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8"), retryAfter };
}

/** Statuses that may be different next time. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

function judge(status: number, host: string, retryAfter: string | undefined, text: string): Outcome {
  if (status >= 200 && status < 300) return { ok: true };
  if (status >= 300 && status < 400) {
    const message = `${host} answered ${status}: redirects are not followed, give the address it leads to`;
    return failed("refused", message, { isFinal: true, status });
  }
  const isFinal = status >= 400 && status < 500 && !passing.has(status);
  const retryAfterMs = status === 429 || status === 503 ? waitOf(retryAfter, text) : undefined;
  return failed("refused", `${host} answered ${status}`, { isFinal, retryAfterMs, status });
}

/** Seconds to wait: in the header; in Discord's body; in Telegram's body. At most an hour. */
function waitOf(header: string | undefined, text: string): number | undefined {
  const [, inBody] = /"retry_after"\s*:\s*(\d{1,6}(?:\.\d{1,6})?)/.exec(text) ?? [];
  const seconds = Number(inBody ?? header);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : undefined;
}
