import { escaped, type Field, int, text } from "./field.js";
import type { Status } from "./status-codes.js";

/** The two forms of request and reply: a JSON request gets a JSON reply, a text one a text reply. */
export type WireMode = "json" | "text";

/** The data part of a reply. A list's rows carry their index as first member instead of the section's name. */
interface Section {
  readonly name: string;
  readonly list: boolean;
  readonly rows: readonly (readonly Field[])[];
}

/** What a command answers; `word` is the bare `BYE` and `RESTART` of stock cgminer, `none` hangs up. */
export type Reply =
  | { readonly kind: "status"; readonly status: Status; readonly section?: Section }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "none" };

/** A reply that is a STATUS row alone. */
export function statusReply(status: Status): Reply {
  return { kind: "status", status };
}

/** A reply with one row of data. */
export function rowReply(status: Status, name: string, row: readonly Field[]): Reply {
  return { kind: "status", status, section: { name, list: false, rows: [row] } };
}

/** A reply with a list of rows. */
export function listReply(status: Status, name: string, rows: readonly (readonly Field[])[]): Reply {
  return { kind: "status", status, section: { name, list: true, rows } };
}

/** What every rendering needs beside the reply itself. */
export interface Envelope {
  readonly mode: WireMode;
  /** The device's time when it read the request. */
  readonly when: number;
  /** Home firmware leaves Description out of code 14 ("for random probes", says its source). */
  readonly describeUnknown: boolean;
}

/** A reply as it goes over the wire, without the closing NUL; undefined when the miner hangs up instead. */
export function renderReply(reply: Reply, envelope: Envelope): string | undefined {
  if (reply.kind === "none") return undefined;
  if (reply.kind === "word") {
    return envelope.mode === "json" ? `{"STATUS":"${reply.word}","id":1}` : reply.word;
  }
  return envelope.mode === "json" ? `${jsonBody(reply, envelope)}` : textBody(reply, envelope);
}

type StatusReply = Extract<Reply, { kind: "status" }>;

function statusFields({ status }: StatusReply, { when, describeUnknown }: Envelope): Field[] {
  const row: Field[] = [
    text("STATUS", status.severity),
    int("When", when),
    int("Code", status.code),
    escaped("Msg", status.message),
  ];
  if (status.code !== 14 || describeUnknown) row.push(escaped("Description", "cgminer 4.11.1"));
  return row;
}

function jsonBody(reply: StatusReply, envelope: Envelope): string {
  const sections = [`"STATUS":[${jsonRow(statusFields(reply, envelope))}]`];
  if (reply.section) sections.push(`"${reply.section.name}":[${reply.section.rows.map(jsonRow).join(",")}]`);
  return `{${sections.join(",")},"id":1}`;
}

function jsonRow(row: readonly Field[]): string {
  const members = row.map(([key, value, form]) => {
    if (form === "bare") return `"${key}":${value}`;
    return `"${key}":"${form === "escaped" ? escapeJson(value) : value}"`;
  });
  return `{${members.join(",")}}`;
}

/** Only quote and backslash; control characters go out raw, which is why setpool's reply is invalid JSON. */
function escapeJson(value: string): string {
  return value.replace(/["\\]/g, "\\$&");
}

function textBody(reply: StatusReply, envelope: Envelope): string {
  const rows = [textRow(statusFields(reply, envelope))];
  const { section } = reply;
  if (section)
    rows.push(...section.rows.map((row) => (section.list ? "" : `${section.name},`) + textRow(row)));
  return rows.join("");
}

function textRow(row: readonly Field[]): string {
  const members = row.map(([key, value, form]) => `${key}=${form === "escaped" ? escapeText(value) : value}`);
  return `${members.join(",")}|`;
}

function escapeText(value: string): string {
  return value.replace(/[,|=\\]/g, "\\$&");
}
