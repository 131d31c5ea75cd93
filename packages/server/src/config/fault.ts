import { ServerError } from "../errors/index.js";

/** One thing that is wrong in the configuration. */
export interface ConfigFault {
  /** `/etc/hearthash/config.yaml:3:5`, or the environment variable. */
  readonly where: string;
  /** The setting as it is written, `polling.watchedMs`; empty for what is no setting. */
  readonly setting: string;
  /** What it takes and how to mend it. */
  readonly message: string;
}

/** What is wrong at a place of the configured value, before it is known where that is written. */
export interface ValueFault {
  readonly path: readonly PropertyKey[];
  /** The name under `path` that should not be there, when that is what is wrong. */
  readonly unknownKey?: string;
  readonly message: string;
}

/** `miners[0].host`. */
export function settingName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`,
    )
    .join("");
}

/** One line for people: where, which setting, what to do. */
export function faultLine({ where, setting, message }: ConfigFault): string {
  return `${where}: ${setting === "" ? "" : `${setting}: `}${message}`;
}

/** The error of a configuration that cannot be used, with each fault as a part. */
export function configInvalid(faults: readonly ConfigFault[]): ServerError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more; hearthash config check lists all)` : "";
  const parts = faults.map(({ where, setting, message }) => ({
    path: setting,
    message: `${where}: ${message}`,
  }));
  return new ServerError("config-invalid", first === undefined ? "" : `${faultLine(first)}${more}`, parts);
}
