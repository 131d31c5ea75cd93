import type { IssueList } from "./issue.js";
import { emptyObject } from "./json-value.js";
import type { CgminerReply, ReplyRow, ReplyStatus } from "./reply.js";
import { toRow } from "./reply-rows.js";
import { toStatus, wordStatus } from "./reply-status.js";
import { splitTextReply, type TextPart } from "./text-reply.js";

/** Reads a text reply into the shape of a JSON one: the same section names, rows and joined parts. */
export function toTextReply(command: string, text: string, issues: IssueList): CgminerReply {
  const word = text.trim();
  if (word === "BYE" || word === "RESTART") return build(command, text, [wordStatus(word)], emptyObject());
  const parts = looksLikeReply(word) ? splitTextReply(word, issues) : [];
  const joined = emptyObject<CgminerReply>();
  const groups = groupByCommand(command, parts);
  for (const [name, group] of Object.entries(groups)) {
    if (name !== "") joined[name] = toPart(name, group, issues);
  }
  return { ...toPart(command, groups[""] ?? [], issues), joined, text };
}

/** A text reply begins with its status, or with the first command of a joined one. */
function looksLikeReply(text: string): boolean {
  return /^(?:STATUS|CMD)=/.test(text);
}

/** The parts by command: "" for a plain reply, the command's name behind each `CMD=`. */
function groupByCommand(command: string, parts: readonly TextPart[]): Record<string, TextPart[]> {
  const groups = emptyObject<TextPart[]>();
  let name = "";
  for (const part of parts) {
    if (part.name === "CMD") {
      name = part.fields["CMD"] ?? command;
      continue;
    }
    append(groups, name, part);
  }
  return groups;
}

function toPart(command: string, parts: readonly TextPart[], issues: IssueList): CgminerReply {
  const status: ReplyStatus[] = [];
  const sections = emptyObject<ReplyRow[]>();
  for (const part of parts) {
    if (part.name === "STATUS") {
      status.push(toStatus(part.fields));
      continue;
    }
    const section = sectionName(command, part.name);
    append(sections, section, toRow(section, part.fields, issues));
  }
  return build(command, "", status, sections);
}

/** Adds in place: a hostile reply has hundreds of thousands of parts. */
function append<T>(lists: Record<string, T[]>, name: string, item: T): void {
  const list = lists[name];
  if (list === undefined) lists[name] = [item];
  else list.push(item);
}

/** Text replies name a row, JSON replies the list it is in. Source: upstream cgminer api.c. */
function sectionName(command: string, part: string): string {
  if (part === "POOL") return "POOLS";
  const isDeviceList = command === "devs" || command === "edevs";
  if (isDeviceList && (part === "ASC" || part === "PGA")) return "DEVS";
  return part === "MM ID0" ? "STATS" : part;
}

function build(
  command: string,
  text: string,
  status: readonly ReplyStatus[],
  sections: Readonly<Record<string, readonly ReplyRow[]>>,
): CgminerReply {
  return {
    command,
    format: "text",
    status,
    sections,
    joined: emptyObject(),
    issues: [],
    text,
    tree: undefined,
  };
}
