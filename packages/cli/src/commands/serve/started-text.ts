import type { RunningServer } from "@hearthash/server";

/** Where the server is and how to get in; without a link where nobody reads it but a journal or a container's log. */
export function startedText(server: RunningServer, link: string | undefined, isSimulated: boolean): string {
  const { url, lanUrl, configFile, dataFolder, miners } = server;
  return [
    `hearthash runs at ${url}${miners === 1 ? " with 1 miner" : ` with ${miners} miners`}${isSimulated ? ", SIMULATED" : ""}`,
    ...(lanUrl === undefined ? [] : [`In the home network:  ${lanUrl}`]),
    "",
    ...signInLines(link),
    `Settings  ${configFile}`,
    `Data      ${dataFolder}`,
    "Stop      Ctrl-C",
  ].join("\n");
}

function signInLines(link: string | undefined): readonly string[] {
  if (link === undefined) return ["Sign in   with the link that `hearthash login-link` makes"];
  return [`Sign in   ${link}`, "          works once, for five minutes; hearthash login-link makes another"];
}
