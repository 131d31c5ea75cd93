import { buildRouteMap } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { configCheckCommand } from "./check/command.js";
import { configPathCommand } from "./path/command.js";
import { configShowCommand } from "./show/command.js";

export const configRoutes = buildRouteMap<string, CliContext>({
  routes: { check: configCheckCommand, show: configShowCommand, path: configPathCommand },
  docs: {
    brief: "Look at the server's configuration: check, show, path",
    fullDescription:
      "Reads what the server would: the YAML file, and over it the environment, in which polling.watchedMs is " +
      "HEARTHASH_POLLING_WATCHED_MS. Nothing is changed and nothing is started.",
  },
});
