import { readFileSync } from "node:fs";
import type { ConfigFault } from "./fault.js";

/** Far more than any configuration: 10,000 miners with notes fit. */
const MAX_BYTES = 4 * 1024 * 1024;

/** A configuration file as it was read. */
export interface ConfigText {
  readonly text: string;
  /** True when the file began with a byte order mark, which `text` lacks. */
  readonly hasMark: boolean;
}

/** Reads a file as text; `undefined` when there is none. A fault when it is there and cannot be used. */
export function readConfigText(file: string): ConfigText | ConfigFault | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return unreadable(file, (error as NodeJS.ErrnoException).code ?? "");
  }
  if (bytes.length > MAX_BYTES) return fault(file, `is larger than ${MAX_BYTES} bytes: no configuration is`);
  return decode(file, bytes);
}

function unreadable(file: string, code: string): ConfigFault | undefined {
  if (code === "ENOENT") return undefined;
  if (code === "EISDIR") return fault(file, "is a folder; name the file in it, such as config.yaml");
  if (code === "ENOTDIR") return fault(file, "lies below something that is no folder; check the path");
  if (code === "EACCES" || code === "EPERM") {
    return fault(file, "may not be read; give the user that runs hearthash the right to read it");
  }
  return fault(file, `cannot be read (${code})`);
}

function decode(file: string, bytes: Buffer): ConfigText | ConfigFault {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return fault(`${file}:1:1`, "is UTF-16; save the file as UTF-8");
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const hasMark = text.startsWith("\ufeff");
    return { text: hasMark ? text.slice(1) : text, hasMark };
  } catch {
    return notUtf8(file, bytes);
  }
}

function notUtf8(file: string, bytes: Buffer): ConfigFault {
  const before = bytes.toString("utf8").split("\ufffd", 1)[0] ?? "";
  const lines = before.split("\n");
  const place = `${file}:${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
  return fault(place, "holds a byte that is no UTF-8; save the file as UTF-8");
}

function fault(where: string, message: string): ConfigFault {
  return { where, setting: "", message };
}
