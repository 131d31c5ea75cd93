import {
  ArgumentScannerError,
  buildApplication,
  buildRouteMap,
  formatMessageForArgumentScannerError,
  help,
  text_en,
  version,
} from "@stricli/core";
import { captureCommand } from "./commands/capture/command.js";
import { completionCommand } from "./commands/completion/command.js";
import { devicesCommand } from "./commands/devices/command.js";
import { doctorCommand } from "./commands/doctor/command.js";
import { poolsCommand } from "./commands/pools/command.js";
import { rawCommand } from "./commands/raw/command.js";
import { simulateCommand } from "./commands/simulate/command.js";
import { statusCommand } from "./commands/status/command.js";
import { watchCommand } from "./commands/watch/command.js";
import type { CliContext } from "./context.js";
import { packageVersion } from "./version.js";

const routes = buildRouteMap<string, CliContext>({
  routes: {
    status: statusCommand,
    pools: poolsCommand,
    watch: watchCommand,
    raw: rawCommand,
    devices: devicesCommand,
    doctor: doctorCommand,
    capture: captureCommand,
    simulate: simulateCommand,
    completion: completionCommand,
  },
  docs: {
    brief: "Read, watch and control home bitcoin miners",
    fullDescription: [
      "Reads Canaan Avalon home miners (Mini 3, Nano 3, Nano 3S, Q) and other cgminer machines over TCP 4028.",
      "",
      "  hearthash status -H 192.168.1.50",
      "  hearthash watch -H 192.168.1.0/24",
    ].join("\n"),
  },
});

/** The commands. What they do is loaded when they are run: `--help` stays quick. */
export const app = buildApplication<CliContext>(
  routes,
  {
    name: "hearthash",
    scanner: { caseStyle: "allow-kebab-for-camel", allowArgumentEscapeSequence: true },
    localization: {
      text: {
        ...text_en,
        exceptionWhileParsingArguments: (error) => `hearthash: ${argumentProblem(error)}`,
        noCommandRegisteredForInput: ({ input, corrections }) =>
          `hearthash: no command ${JSON.stringify(input.slice(0, 60))}${didYouMean(corrections)}; hearthash --help lists them`,
      },
    },
  },
  {
    help: help({
      brief: "Show this help and end",
      formatting: {
        caseStyle: "convert-camel-to-kebab",
        onlyRequiredInUsageLine: true,
        useAliasInUsageLine: true,
      },
    }),
    version: version({
      brief: "Show the version and end",
      info: { getCurrentVersion: () => Promise.resolve(packageVersion()) },
    }),
  },
);

function didYouMean(corrections: readonly string[]): string {
  return corrections.length === 0 ? "" : `, did you mean ${corrections.join(" or ")}?`;
}

function argumentProblem(error: unknown): string {
  if (error instanceof ArgumentScannerError) return formatMessageForArgumentScannerError(error, {});
  return error instanceof Error ? error.message : String(error);
}
