import {
  type CgminerReply,
  type Endpoint,
  HearthashError,
  isCgminerReply,
  parseReply,
} from "@hearthash/client";
import { askTcp, type TcpReply, type TcpSession } from "../../../hosts/tcp-session.js";
import { clipped } from "../../../output/printable.js";
import type { Finding } from "../finding.js";

/** A miner that nobody else holds answers within a tenth of a second. */
const SLOW_MS = 2000;

/** A reply, and our clock when it came, Unix milliseconds. */
export interface TimedReply {
  readonly reply: CgminerReply;
  readonly at: number;
}

const HELD =
  "Most likely another client holds it: a miner serves one at a time, and one that says nothing blocks a home model for 10 s, " +
  "a Nano 3 or A-series until it leaves. Close the vendor's app and other tools, and try again.";

/** Sends `version` over the connection, and judges what comes back and how long it took. */
export async function checkReply(
  session: TcpSession,
  { port }: Endpoint,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Finding<TimedReply>> {
  const answer = await askTcp(session, '{"command":"version"}', timeoutMs, signal);
  if (signal.aborted) throw new HearthashError("aborted", "stopped by the caller");
  if (answer.frame === undefined || answer.why === "too-large") return noReply(answer, timeoutMs);
  const reply = parseReply("version", answer.frame);
  const value = { reply, at: Date.now() };
  if (!isCgminerReply(reply)) return stranger(reply.text, port);
  const ms = Math.max(1, Math.round(answer.ms));
  if (answer.ms < SLOW_MS && answer.frame.end === "nul") {
    return { result: "ok", found: `'version' answered and understood, after ${ms} ms`, value };
  }
  const how = answer.frame.end === "nul" ? "" : ", without its end";
  return {
    result: "warning",
    found: `'version' answered after ${(ms / 1000).toFixed(1)} s${how}`,
    advice: HELD,
    value,
  };
}

function noReply({ why }: TcpReply, timeoutMs: number): Finding<TimedReply> {
  if (why === "too-large") {
    return {
      result: "failed",
      code: "reply-too-large",
      found: "what answers never stops sending",
      advice: "This is not a miner's API. Check the address and the port (4028).",
    };
  }
  if (why === "closed") {
    return {
      result: "failed",
      code: "closed",
      found: "the connection was closed without a reply",
      advice:
        "A miner that restarts does this: wait a minute and try again. If it stays so, switch it off and on.",
    };
  }
  const found = `connected, but no reply in ${timeoutMs / 1000} s`;
  return { result: "failed", code: "timeout", found, advice: HELD };
}

function stranger(text: string, port: number): Finding<TimedReply> {
  const failed = { result: "failed", code: "reply-malformed" } as const;
  const advice = "Check the address and the port: miners use 4028.";
  if (/^\s*(?:HTTP\/\d|<!doctype|<html)/i.test(text)) {
    return { ...failed, found: `a web server answers on port ${port}, not a miner's API`, advice };
  }
  if (text.startsWith("SSH-")) {
    return { ...failed, found: `SSH answers on port ${port}, not a miner's API`, advice };
  }
  if (/^\s*(?:\{|STATUS=)/.test(text)) {
    return {
      result: "failed",
      code: "reply-truncated",
      found: "the reply stopped before anything useful arrived",
      advice: "Try again. A weak Wi-Fi signal does this.",
    };
  }
  const said = JSON.stringify(clipped(text.trim(), 40));
  return { ...failed, found: `what answers is not a miner: it says ${said}`, advice };
}
