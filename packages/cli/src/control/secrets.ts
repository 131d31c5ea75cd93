import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { HearthashError } from "@hearthash/client";
import type { CliContext } from "../context.js";
import { canAsk } from "./confirm.js";
import { askSecret } from "./prompts.js";

/** Where a secret may come from, first to last: a file, the environment, a question. */
export interface SecretSource {
  /** Path given on the command line. */
  readonly file: string | undefined;
  /** Name of the environment variable. */
  readonly variable: string;
  /** What to ask for. */
  readonly question: string;
  /** The flag that names a file, for the error. */
  readonly flag: string;
}

/**
 * Finds a secret that must be there.
 *
 * @throws HearthashError `argument-invalid` with the ways to give it.
 */
export async function needSecret(context: CliContext, source: SecretSource): Promise<string> {
  const found = await findSecret(context, source);
  if (found !== undefined) return found;
  if (canAsk(context)) return await askSecret(context, source.question);
  throw new HearthashError(
    "argument-invalid",
    `${source.question} is needed: name a file with ${source.flag}, or set ${source.variable}`,
  );
}

/** A secret from its file (`-`: stdin) or the environment; `undefined` when it is in neither. */
export async function findSecret(
  context: CliContext,
  source: Pick<SecretSource, "file" | "variable" | "flag">,
): Promise<string | undefined> {
  if (source.file === undefined) return context.env[source.variable];
  try {
    const given = source.file === "-" ? await text(process.stdin) : await readFile(source.file, "utf8");
    return given.replace(/\r?\n$/, "");
  } catch (cause) {
    const why = (cause as { code?: string }).code === "ENOENT" ? "does not exist" : "cannot be read";
    throw new HearthashError("argument-invalid", `the file ${source.file} of ${source.flag} ${why}`, {
      cause,
    });
  }
}
