import type { ReplyFrame } from "./frame.js";
import { IssueList } from "./issue.js";
import { emptyObject, isArray, isObject, type JsonObject } from "./json-value.js";
import { parseJson } from "./parse-json.js";
import type { CgminerReply } from "./reply.js";
import { readSections } from "./reply-rows.js";
import { readStatus } from "./reply-status.js";
import { toTextReply } from "./text-sections.js";
import { decodeUtf8 } from "./utf8.js";

/**
 * Reads one reply. Total: any bytes give a reply and its issues, never a throw. What is not in the protocol at
 * all has neither status nor sections (see `isCgminerReply`).
 *
 * @param command the command that was sent; it names the sections of a text reply.
 */
export function parseReply(command: string, frame: ReplyFrame): CgminerReply {
  const issues = new IssueList();
  const decoded = decodeUtf8(frame.bytes);
  if (decoded.replaced) issues.add("utf8-invalid", "reply", "bytes that are no UTF-8 were replaced");
  noteFraming(frame, issues);
  const text = decoded.text;
  if (text.trim() === "")
    issues.add("reply-empty", "reply", "the miner closed the connection without a reply");
  const parsed = text.trimStart().startsWith("{")
    ? parseJsonReply(command, text, issues)
    : toTextReply(command, text, issues);
  return { ...parsed, issues: issues.all };
}

function noteFraming(frame: ReplyFrame, issues: IssueList): void {
  if (frame.end !== "nul" && frame.bytes.length > 0) {
    const why = frame.end === "closed" ? "the connection closed" : "the time ran out";
    issues.add("nul-missing", "reply", `${why} before the NUL that ends a reply`);
  }
  if (frame.trailingBytes > 0) {
    issues.add("bytes-after-nul", "reply", `${frame.trailingBytes} bytes behind the reply were ignored`);
  }
}

function parseJsonReply(command: string, text: string, issues: IssueList): CgminerReply {
  const tree = parseJson(text, issues);
  const top: JsonObject = isObject(tree) ? tree : emptyObject();
  const joined = emptyObject<CgminerReply>();
  const plain = emptyObject<JsonObject[string]>();
  for (const [name, value] of Object.entries(top)) {
    const part = isArray(value) ? value.find(isObject) : undefined;
    if (part !== undefined && isArray(part["STATUS"])) joined[name] = fromTree(name, part, issues);
    else plain[name] = value;
  }
  return { ...fromTree(command, plain, issues), joined, text, tree };
}

function fromTree(command: string, top: JsonObject, issues: IssueList): CgminerReply {
  const own = new IssueList();
  const reply = {
    command,
    format: "json",
    status: readStatus(top),
    sections: readSections(top, own),
    joined: emptyObject<CgminerReply>(),
    issues: own.all,
    text: "",
    tree: top,
  } as const;
  issues.addAll(own.all);
  return reply;
}
