import type { RunningServer } from "@hearthash/server";

/** Where the server is and how to get in. */
export function startedText(server: RunningServer, link: string, isSimulated: boolean): string {
  const { url, lanUrl, configFile, dataFolder, miners } = server;
  return [
    `hearthash runs at ${url}${miners === 1 ? " with 1 miner" : ` with ${miners} miners`}${isSimulated ? ", SIMULATED" : ""}`,
    ...(lanUrl === undefined ? [] : [`In the home network:  ${lanUrl}`]),
    "",
    `Sign in   ${link}`,
    "          works once, for five minutes; hearthash login-link makes another",
    `Settings  ${configFile}`,
    `Data      ${dataFolder}`,
    "Stop      Ctrl-C",
  ].join("\n");
}
