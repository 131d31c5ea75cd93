import { setTimeout as delay } from "node:timers/promises";
import {
  type Endpoint,
  type HearthashError,
  isHearthashError,
  parseReply,
  type ReplyFrame,
  rowsOf,
  type Transport,
} from "@hearthash/client";
import { type CaptureRequest, captureRequests, requestText } from "./requests.js";

/** What became of one request: a reply, or the way it failed. */
export type Answer =
  | { readonly request: CaptureRequest; readonly frame: ReplyFrame }
  | { readonly request: CaptureRequest; readonly error: HearthashError };

export interface AskBounds {
  readonly replyTimeoutMs: number;
  readonly signal: AbortSignal;
}

/** So many failures behind each other mean that the miner is gone, not that it lacks something. */
const FAILURES_IN_A_ROW = 3;

/**
 * Asks everything, one request at a time.
 *
 * @throws HearthashError when the miner stops answering, or `aborted`.
 */
export async function askReplies(
  transport: Transport,
  miner: Endpoint,
  bounds: AskBounds,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let failures = 0;
  for (const request of captureRequests) {
    if (!isWorthAsking(request, answers)) continue;
    const answer = await askOne(transport, miner, request, bounds);
    answers.push(answer);
    failures = "error" in answer ? failures + 1 : 0;
    if ("error" in answer && (failures >= FAILURES_IN_A_ROW || answer.error.code === "aborted")) {
      throw answer.error;
    }
  }
  return answers;
}

async function askOne(
  transport: Transport,
  miner: Endpoint,
  request: CaptureRequest,
  bounds: AskBounds,
): Promise<Answer> {
  const bytes = new TextEncoder().encode(requestText(request));
  const job = { ...bounds, bytes, isWrite: false, connectTimeoutMs: 3000, maxReplyBytes: 1024 * 1024 };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { request, frame: await transport.request(miner, job) };
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      // A miner that hangs up often takes the next connection. A time-out has cost enough already.
      const isPassing = isHearthashError(error, "refused", "closed");
      if (attempt > 1 || !isPassing) return { request, error };
    }
    await delay(500, undefined, { signal: bounds.signal }).catch(() => undefined);
  }
}

function isWorthAsking(request: CaptureRequest, answers: readonly Answer[]): boolean {
  const { ifExists } = request;
  if (ifExists === undefined) return true;
  const check = answers.find((answer) => answer.request.file === `check-${ifExists}.json`);
  if (check === undefined || !("frame" in check)) return false;
  return rowsOf(parseReply("check", check.frame), "CHECK")[0]?.["Exists"] === "Y";
}
