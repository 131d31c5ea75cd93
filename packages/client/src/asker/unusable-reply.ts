import { HearthashError } from "../errors/hearthash-error.js";
import type { ReplyFrame } from "../wire/frame.js";
import type { CgminerReply } from "../wire/reply.js";

/** The error of a reply in which nothing of the protocol could be found. Says what answered instead, if known. */
export function unusableReply(
  miner: string,
  command: string,
  frame: ReplyFrame,
  reply: CgminerReply,
): HearthashError {
  const text = reply.text.trim();
  const context = { miner, command, requestSent: true };
  if (text === "") {
    return new HearthashError("closed", `${miner} answered '${command}' with nothing`, context);
  }
  if (frame.end !== "nul" && /^(?:\{|STATUS=|CMD=)/.test(text)) {
    const why = frame.end === "timeout" ? "then fell silent" : "then closed the connection";
    const message = `${miner} sent ${frame.bytes.length} bytes of a reply to '${command}', ${why}`;
    return new HearthashError("reply-truncated", message, context);
  }
  return new HearthashError("reply-malformed", `${miner} ${describeStranger(text)}`, context);
}

function describeStranger(text: string): string {
  if (/^(?:HTTP\/\d|<!doctype|<html)/i.test(text)) {
    return "answers in HTTP, not in the cgminer protocol: this is a web server's port; miners use 4028";
  }
  if (text.startsWith("SSH-")) return "answers in SSH, not in the cgminer protocol; miners use port 4028";
  return `does not answer in the cgminer protocol: ${JSON.stringify(text.slice(0, 40))}; miners use port 4028`;
}
