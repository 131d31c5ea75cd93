import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";
import type { BackupFlags } from "./backup-flags.js";

export const backupCommand = buildCommand<BackupFlags, [string?], CliContext>({
  docs: {
    brief: "Write state, history and settings of a server into one file, while it runs",
    fullDescription:
      "Asks the server that runs; without one, reads its data folder. Without FILE the backup stays in the data " +
      "folder's backups. Tokens, sign-ins, stored passwords, keys and certificates are not part of it.",
  },
  parameters: {
    flags: {
      ...serverFlags,
      config: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "path",
        brief: "Configuration file, where no server runs [HEARTHASH_CONFIG, else the usual place]",
      },
      list: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "List the backups in the data folder",
      },
      remove: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "name",
        brief: "Remove a backup from the server's data folder",
      },
    },
    aliases: { ...serverAliases, l: "list" },
    positional: {
      kind: "tuple",
      parameters: [
        {
          brief: "File or folder to write to; what is there is replaced",
          placeholder: "file",
          parse: String,
          optional: true,
        },
      ],
    },
  },
  loader: async () => guarded((await import("./run.js")).runBackup),
});
