import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Finished, hearthash } from "../support/cli.js";
import { stoppedBehind } from "../support/stopped-behind.js";

/** A `hearthash serve` that runs as its own process. */
export interface ServeChild {
  /** What it said when it had started. */
  readonly said: string;
  readonly url: string;
  readonly dataFolder: string;
  readonly configFile: string;
  /** For the verbs that are to find this server. */
  readonly env: Readonly<Record<string, string>>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly finished: Promise<Finished>;
}

/** The environment of a house of its own: nothing of it is shared with another test. */
export function houseEnv(): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-house-"));
  // Behind the stop of what runs on it.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    HOME: folder,
    HEARTHASH_DATA: join(folder, "data"),
    XDG_CONFIG_HOME: join(folder, "config"),
    HEARTHASH_SERVER_LISTEN: "127.0.0.1:0",
    HEARTHASH_LAN_LISTEN: "127.0.0.1:0",
    HEARTHASH_LAN_ANNOUNCE: "false",
  };
}

/** Starts a server and waits until it says where it is. It is stopped behind the test, or the file. */
export async function serveChild(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = houseEnv(),
): Promise<ServeChild> {
  let kill: (signal: NodeJS.Signals) => void = () => undefined;
  let tell: (said: string) => void = () => undefined;
  const started = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const finished = hearthash(["serve", ...args], {
    env,
    onStart: (child) => {
      kill = (signal) => child.kill(signal);
    },
    onOutput: (soFar) => soFar.includes("Ctrl-C") && tell(soFar),
  });
  stoppedBehind({
    stop: async () => {
      kill("SIGTERM");
      await finished;
    },
  });
  const ended = finished.then(({ code, stderr }) =>
    Promise.reject(new Error(`ended with ${code}: ${stderr}`)),
  );
  // Who looks at how it ended does so by `finished`.
  ended.catch(() => undefined);
  const said = await Promise.race([started, ended]);
  const url = /runs at (http:\/\/\S+)/.exec(said)?.[1] ?? "";
  const folder = env["XDG_CONFIG_HOME"] ?? "";
  return {
    said,
    url,
    dataFolder: env["HEARTHASH_DATA"] ?? "",
    configFile: join(folder, "hearthash", "config.yaml"),
    env,
    kill: (signal) => kill(signal),
    finished,
  };
}
