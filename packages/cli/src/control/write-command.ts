import type { Intent } from "@hearthash/client";
import { buildCommand, type Command, type TypedPositionalParameters } from "@stricli/core";
import { guarded } from "../commands/guarded.js";
import type { CliContext } from "../context.js";
import { type WriteFlags, writeAliases, writeFlags } from "./write-flags.js";

/** A command that carries out one intent, described. */
export interface WriteCommand<Args extends unknown[]> {
  readonly brief: string;
  readonly positional: TypedPositionalParameters<Args, CliContext>;
  readonly intent: (...args: Args) => Intent;
}

/** Builds a command whose arguments make an intent. */
export function writeCommand<Args extends unknown[]>(spec: WriteCommand<Args>): Command<CliContext> {
  return buildCommand<WriteFlags, Args, CliContext>({
    docs: { brief: spec.brief },
    parameters: { flags: writeFlags, aliases: writeAliases, positional: spec.positional } as never,
    loader: async () => {
      const { carryOut } = await import("./carry-out.js");
      return guarded(async function (this: CliContext, flags: WriteFlags, ...args: Args) {
        await carryOut(this, flags, spec.intent(...args));
      });
    },
  });
}
