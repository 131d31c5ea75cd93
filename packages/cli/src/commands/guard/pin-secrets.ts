import { HearthashError } from "@hearthash/client";
import type { GuardResource } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { canAsk } from "../../control/confirm.js";
import { askSecret } from "../../control/prompts.js";
import { findSecret } from "../../control/secrets.js";
import { printable } from "../../output/printable.js";
import type { PinFlags } from "./guard-flags.js";

const POOL = { variable: "HEARTHASH_POOL_PASSWORD", flag: "--pool-password-file" } as const;
const WEB = { variable: "HEARTHASH_WEB_PASSWORD", flag: "--web-password-file" } as const;

/** What was given for `setpool` without asking: in files, on stdin or in the environment. */
export interface GivenSecrets {
  /** A line of a file for each pool; one for all from the environment. */
  readonly pools: readonly string[] | undefined;
  readonly isOneForAll: boolean;
  readonly web: string | undefined;
}

/** Reads what is given, before anything is changed. @throws HearthashError `argument-invalid`. */
export async function givenSecrets(context: CliContext, flags: PinFlags): Promise<GivenSecrets> {
  const { poolPasswordFile, webPasswordFile } = flags;
  if (poolPasswordFile === "-" && webPasswordFile === "-") {
    throw new HearthashError("argument-invalid", "stdin gives one of the two: name a file for the other");
  }
  const pools = await findSecret(context, { ...POOL, file: poolPasswordFile });
  const web = await findSecret(context, { ...WEB, file: webPasswordFile });
  return { pools: pools?.split(/\r?\n/), isOneForAll: poolPasswordFile === undefined, web };
}

/** The password of each pinned pool; `undefined` where all of them are stored and none was given. */
export async function poolPasswords(
  context: CliContext,
  { pin, hasPoolPasswords }: GuardResource,
  { pools: given, isOneForAll }: GivenSecrets,
): Promise<readonly string[] | undefined> {
  const pools = pin?.pools ?? [];
  if (given !== undefined) return isOneForAll ? pools.map(() => given[0] ?? "") : given;
  if (hasPoolPasswords) return undefined;
  const asked: string[] = [];
  for (const { url, worker } of pools) {
    asked.push(await askFor(context, `Password of ${printable(worker)} at ${printable(url)}`, POOL));
  }
  return asked;
}

/** The miner's web password; `undefined` where it is stored and none was given. */
export async function webPassword(
  context: CliContext,
  { hasWebPassword, name }: GuardResource,
  { web }: GivenSecrets,
): Promise<string | undefined> {
  if (web !== undefined || hasWebPassword) return web;
  return await askFor(context, `Password of the web page of ${printable(name)}`, WEB);
}

async function askFor(
  context: CliContext,
  question: string,
  { flag, variable }: { readonly flag: string; readonly variable: string },
): Promise<string> {
  if (canAsk(context)) return await askSecret(context, question);
  throw new HearthashError(
    "argument-invalid",
    `${question} is needed: name a file with ${flag}, or set ${variable}`,
  );
}
