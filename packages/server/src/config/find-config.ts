import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type ConfigText, readConfigText } from "./config-file.js";
import { type ConfigFault, configInvalid } from "./fault.js";
import { configTemplate } from "./template.js";
import { type Environment, usualFolders } from "./usual-folders.js";

/** Which configuration is meant. */
export interface ConfigSource {
  /** The file its owner named; the usual place unless given. */
  readonly file?: string | undefined;
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
}

/** The configuration file that counts, and what is in it. */
export interface FoundConfig extends ConfigText {
  readonly file: string;
  /** False when there is no file: every setting has its default. */
  readonly isThere: boolean;
  /** Why it cannot be used: it was named and is missing, or cannot be read. */
  readonly fault?: ConfigFault;
}

/** Reads the file that counts: the one its owner named, else that of the usual place. */
export function findConfig(source: ConfigSource): FoundConfig {
  const usual = usualFolders(source.env, source.platform);
  const file = resolve(source.file ?? usual.configFile);
  const read = readConfigText(file);
  const nothing = { file, text: "", hasMark: false, isThere: false };
  if (read === undefined) {
    const isNamed = source.file !== undefined || usual.isConfigNamed;
    return isNamed ? { ...nothing, fault: missing(file) } : nothing;
  }
  return "message" in read ? { ...nothing, fault: read } : { file, ...read, isThere: true };
}

/**
 * Makes the file at the usual place, with every setting in it commented out. Where the place may not be written,
 * as /etc for a service, there is none and the defaults count.
 */
export function createConfig(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, configTemplate(), { flag: "wx", mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["EACCES", "EPERM", "EROFS", "EEXIST"].includes(code)) throw configInvalid([notMade(file, code)]);
  }
}

function missing(file: string): ConfigFault {
  return {
    where: file,
    setting: "",
    message: "this file does not exist; check its name, or name none to use the usual place",
  };
}

function notMade(file: string, code: string): ConfigFault {
  return {
    where: file,
    setting: "",
    message: `this file could not be made (${code}); name another with --config`,
  };
}
