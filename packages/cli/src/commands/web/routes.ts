import { buildRouteMap } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { webLoginCommand } from "./login/command.js";
import { webLogsCommand } from "./logs/command.js";
import { webRebootCommand } from "./reboot/command.js";
import { webStatusCommand } from "./status/command.js";

export const webRoutes = buildRouteMap<string, CliContext>({
  routes: {
    status: webStatusCommand,
    login: webLoginCommand,
    logs: webLogsCommand,
    reboot: webRebootCommand,
  },
  docs: {
    brief: "Use the miner's own web page: status, login, logs, reboot (Nano 3S, Mini 3, Q)",
    fullDescription:
      "Talks to the web interface of a home miner (port 80) with the password of its web page. It speaks HTTP without " +
      "TLS: whoever can listen on the network learns what it takes to log in.",
  },
});
