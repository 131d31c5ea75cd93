import { homedir } from "node:os";
import { posix, win32 } from "node:path";

/** Environment variables, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where configuration and data lie. */
export interface UsualFolders {
  /** The configuration file. */
  readonly configFile: string;
  /** True when the owner named that file: then it has to be there. */
  readonly isConfigNamed: boolean;
  readonly dataFolder: string;
  /** Where the data of a system service lies, on a platform that has such a place. */
  readonly serviceFolder?: string;
}

/** StateDirectory=hearthash of the unit in packaging/systemd. */
const SYSTEMD_STATE = "/var/lib/hearthash";

/**
 * The places of a platform: XDG's on Linux, systemd's for a service, Application Support on macOS, AppData on
 * Windows. HEARTHASH_CONFIG and HEARTHASH_DATA go first.
 */
export function usualFolders(env: Environment, platform: NodeJS.Platform): UsualFolders {
  const named = env["HEARTHASH_CONFIG"] || undefined;
  const usual = placesOf(platform)(env);
  return {
    configFile: named ?? usual.configFile,
    isConfigNamed: named !== undefined,
    dataFolder: env["HEARTHASH_DATA"] || usual.dataFolder,
    ...(platform === "linux" ? { serviceFolder: SYSTEMD_STATE } : {}),
  };
}

type Places = (env: Environment) => Pick<UsualFolders, "configFile" | "dataFolder">;

function placesOf(platform: NodeJS.Platform): Places {
  if (platform === "win32") return windows;
  return platform === "darwin" ? macOs : linux;
}

const linux: Places = (env) => {
  const home = env["HOME"] || homedir();
  const config = first(env["CONFIGURATION_DIRECTORY"]) ?? posix.join(xdg(env, "CONFIG", home), "hearthash");
  const data = first(env["STATE_DIRECTORY"]) ?? posix.join(xdg(env, "DATA", home), "hearthash");
  return { configFile: posix.join(config, "config.yaml"), dataFolder: data };
};

const macOs: Places = (env) => {
  const folder = posix.join(env["HOME"] || homedir(), "Library", "Application Support", "hearthash");
  return { configFile: posix.join(folder, "config.yaml"), dataFolder: folder };
};

const windows: Places = (env) => {
  const home = env["USERPROFILE"] || homedir();
  const roaming = env["APPDATA"] || win32.join(home, "AppData", "Roaming");
  const local = env["LOCALAPPDATA"] || win32.join(home, "AppData", "Local");
  return {
    configFile: win32.join(roaming, "hearthash", "config.yaml"),
    dataFolder: win32.join(local, "hearthash"),
  };
};

/** The XDG specification wants a relative path ignored. */
function xdg(env: Environment, kind: "CONFIG" | "DATA", home: string): string {
  const given = env[`XDG_${kind}_HOME`] ?? "";
  if (posix.isAbsolute(given)) return given;
  return kind === "CONFIG" ? posix.join(home, ".config") : posix.join(home, ".local", "share");
}

/** systemd joins several folders of a unit with colons. */
function first(folders: string | undefined): string | undefined {
  return folders?.split(":")[0] || undefined;
}
