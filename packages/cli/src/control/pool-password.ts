import type { CliContext } from "../context.js";

/** Flags that give a pool's password. */
export interface PoolPasswordFlags {
  readonly password?: string;
  readonly passwordFile?: string;
}

export const poolPasswordFlags = {
  password: {
    kind: "parsed",
    parse: String,
    optional: true,
    brief: "Pool password, where it is no secret [x]; else HEARTHASH_POOL_PASSWORD or --password-file",
  },
  passwordFile: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "path",
    brief: "File with the pool password",
  },
} as const;

/** The pool's password: from the flag, a file or the environment; `x` as pools expect when there is none. */
export async function poolPassword(context: CliContext, flags: PoolPasswordFlags): Promise<string> {
  if (flags.password !== undefined) return flags.password;
  const { findSecret } = await import("./secrets.js");
  const source = { file: flags.passwordFile, variable: "HEARTHASH_POOL_PASSWORD", flag: "--password-file" };
  return (await findSecret(context, source)) ?? "x";
}
