import {
  ArgumentScannerError,
  buildApplication,
  buildRouteMap,
  formatMessageForArgumentScannerError,
  help,
  text_en,
  version,
} from "@stricli/core";
import { addpoolCommand } from "./commands/addpool.js";
import { backupCommand } from "./commands/backup/command.js";
import { caRoutes } from "./commands/ca/routes.js";
import { captureCommand } from "./commands/capture/command.js";
import { completionCommand } from "./commands/completion/command.js";
import { configRoutes } from "./commands/config/routes.js";
import { devicesCommand } from "./commands/devices/command.js";
import { discoverCommand } from "./commands/discover/command.js";
import { doctorCommand } from "./commands/doctor/command.js";
import { eventsCommand } from "./commands/events/command.js";
import { guardRoutes } from "./commands/guard/routes.js";
import { historyCommand } from "./commands/history/command.js";
import { ledCommand } from "./commands/led.js";
import { loginLinkCommand } from "./commands/login-link/command.js";
import { minersRoutes } from "./commands/miners/command.js";
import { pairCommand } from "./commands/pair/command.js";
import {
  disablepoolCommand,
  enablepoolCommand,
  poolpriorityCommand,
  poolquotaCommand,
  removepoolCommand,
  switchpoolCommand,
} from "./commands/pool-writes.js";
import { poolsCommand } from "./commands/pools/command.js";
import { rawCommand } from "./commands/raw/command.js";
import { restoreCommand } from "./commands/restore/command.js";
import { serveCommand } from "./commands/serve/command.js";
import { setpoolCommand } from "./commands/setpool/command.js";
import {
  fanCommand,
  filterCleanCommand,
  lcdCommand,
  levelCommand,
  limitTempCommand,
  modeCommand,
  rebootCommand,
  standbyCommand,
  targetTempCommand,
  wakeCommand,
} from "./commands/setting-writes.js";
import { simulateCommand } from "./commands/simulate/command.js";
import { statusCommand } from "./commands/status/command.js";
import { subnetsRoutes } from "./commands/subnets/command.js";
import { tokensRoutes } from "./commands/tokens/command.js";
import { watchCommand } from "./commands/watch/command.js";
import { webRoutes } from "./commands/web/routes.js";
import { webPasswordCommand } from "./commands/web-password/command.js";
import type { CliContext } from "./context.js";
import { packageVersion } from "./version.js";

const routes = buildRouteMap<string, CliContext>({
  routes: {
    status: statusCommand,
    pools: poolsCommand,
    watch: watchCommand,
    discover: discoverCommand,
    switchpool: switchpoolCommand,
    addpool: addpoolCommand,
    setpool: setpoolCommand,
    removepool: removepoolCommand,
    enablepool: enablepoolCommand,
    disablepool: disablepoolCommand,
    poolpriority: poolpriorityCommand,
    poolquota: poolquotaCommand,
    mode: modeCommand,
    level: levelCommand,
    standby: standbyCommand,
    wake: wakeCommand,
    fan: fanCommand,
    "limit-temp": limitTempCommand,
    "target-temp": targetTempCommand,
    lcd: lcdCommand,
    led: ledCommand,
    "filter-clean": filterCleanCommand,
    reboot: rebootCommand,
    "web-password": webPasswordCommand,
    web: webRoutes,
    raw: rawCommand,
    devices: devicesCommand,
    doctor: doctorCommand,
    capture: captureCommand,
    simulate: simulateCommand,
    serve: serveCommand,
    config: configRoutes,
    ca: caRoutes,
    miners: minersRoutes,
    events: eventsCommand,
    history: historyCommand,
    guard: guardRoutes,
    tokens: tokensRoutes,
    subnets: subnetsRoutes,
    backup: backupCommand,
    restore: restoreCommand,
    "login-link": loginLinkCommand,
    pair: pairCommand,
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
