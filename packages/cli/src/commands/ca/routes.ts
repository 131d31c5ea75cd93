import { buildRouteMap } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { caRotateCommand } from "./rotate/command.js";
import { caShowCommand } from "./show/command.js";

export const caRoutes = buildRouteMap<string, CliContext>({
  routes: { show: caShowCommand, rotate: caRotateCommand },
  docs: {
    brief: "Show or replace the certificate authority of the server's TLS port",
    fullDescription:
      "The server makes a certificate authority of its own when its TLS port is first opened (lan.enabled). Phones " +
      "that install it trust the server, and nothing else: it is good for the server's name and private addresses only.",
  },
});
