import { readFile } from "node:fs/promises";
import { type Endpoint, HearthashError, parseTargets } from "@hearthash/client";

/** Where the list of miners comes from: the flags, else the environment. */
export interface HostSource {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The miners a command is for.
 *
 * @throws HearthashError `argument-invalid` when none is named or a part of the list is wrong.
 */
export async function resolveHosts(source: HostSource): Promise<readonly Endpoint[]> {
  const text = source.host ?? source.env["HEARTHASH_HOST"];
  if (text === undefined || text.trim() === "") {
    throw new HearthashError(
      "argument-invalid",
      "no miner named: give one with -H, for example -H 192.168.1.50, or set HEARTHASH_HOST",
    );
  }
  const parts = await Promise.all(
    text
      .split(",")
      .map((part) => part.trim())
      .map(expandFile),
  );
  return parseTargets(parts.join(","), source.port);
}

/** `@file` stands for the hosts in it: one or more a line, `#` begins a comment. */
async function expandFile(part: string): Promise<string> {
  if (!part.startsWith("@")) return part;
  const path = part.slice(1);
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch (cause) {
    const why = (cause as { code?: string }).code === "ENOENT" ? "does not exist" : "cannot be read";
    throw new HearthashError("argument-invalid", `the host file ${path} ${why}`, { cause });
  }
  const lines = content.split(/\r?\n/).map((line) => line.replace(/#.*/, "").trim());
  return lines.filter((line) => line !== "").join(",");
}
