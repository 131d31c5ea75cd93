import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostFlags } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { ServeFlags } from "./serve-flags.js";

function listenAddress(text: string): string {
  if (/^(?:\[[0-9a-f:]+\]|[^:\s]+):\d{1,5}$/i.test(text)) return text;
  throw new SyntaxError("--listen takes address:port, such as 127.0.0.1:4029");
}

function text(placeholder: string, brief: string) {
  return { kind: "parsed", parse: String, optional: true, placeholder, brief } as const;
}

function yes(brief: string) {
  return { kind: "boolean", optional: true, withNegated: false, brief } as const;
}

export const serveCommand = buildCommand<ServeFlags, [], CliContext>({
  docs: {
    brief: "Run the server: polls, remembers, takes commands, REST and metrics",
    fullDescription:
      "Polls the miners day and night and offers them on http://127.0.0.1:4029, to this machine only unless told " +
      "otherwise. Ctrl-C ends it in order. Everything can be set in the configuration file, which is made with " +
      "comments on the first start: hearthash config path.",
  },
  parameters: {
    flags: {
      listen: {
        kind: "parsed",
        parse: listenAddress,
        optional: true,
        placeholder: "address:port",
        brief: "Where it listens [127.0.0.1:4029]",
      },
      data: text("folder", "Where its data lies [the usual place of this system]"),
      config: text("file", "Its configuration, YAML [the usual place of this system]"),
      host: { ...hostFlags.host, brief: "Miners to add: host, host:port, list, range, CIDR, @file" },
      port: hostFlags.port,
      lan: yes("Open a second port with TLS to the home network"),
      insecureHttp: yes("Allow plain HTTP beyond this machine: whoever listens in can sign in"),
      simulate: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Start three simulated miners, marked as such",
      },
      open: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Open the browser; no error without one",
      },
      noColor: hostFlags.noColor,
    },
    aliases: { H: "host", p: "port" },
  },
  loader: async () => guarded((await import("./run.js")).runServe),
});
