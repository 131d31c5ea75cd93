import { realpathSync, statSync } from "node:fs";
import type { Config } from "@hearthash/contract";
import { ServerError } from "../../errors/index.js";
import { readConfigText } from "../config-file.js";
import { nearest } from "../did-you-mean.js";
import type { FoundConfig } from "../find-config.js";
import { judgeConfig } from "../judge-config.js";
import { allSettings, type Setting } from "../setting.js";
import type { Environment } from "../usual-folders.js";
import { writeAtomically } from "../write-atomically.js";
import { changeText } from "./change-text.js";

/** A configuration after an edit. */
interface Edited {
  readonly found: FoundConfig;
  readonly config: Config;
}

/** Changes one setting of a configuration file. See `LoadedConfig.edit`. */
export function editConfig(found: FoundConfig, env: Environment, name: string, value: unknown): Edited {
  const setting = settingOf(name);
  const { variables } = judgeConfig(found.text, found.file, env);
  if (variables[name] !== undefined) {
    throw conflict(`${name} is given by the environment variable ${variables[name]}; change it there`);
  }
  const before = presentText(found);
  const text = changeText(before, setting.path, value);
  if (text === undefined) {
    throw conflict(`${name} is written in ${found.file} in a way that is better changed by hand`);
  }
  const { config, faults } = judgeConfig(text, found.file, env);
  if (config === undefined) {
    const parts = faults.map((fault) => ({ path: fault.setting, message: fault.message }));
    throw new ServerError("request-invalid", `${name}: ${faults[0]?.message ?? "is not taken"}`, parts);
  }
  if (text !== before || !found.isThere) write(found, text);
  return { found: { ...found, text, isThere: true }, config };
}

function settingOf(name: string): Setting {
  const settings = allSettings();
  const setting = settings.find((one) => one.name === name);
  if (setting !== undefined) return setting;
  const meant = nearest(
    name,
    settings.map((one) => one.name),
  );
  const hint = meant === undefined ? "" : `, did you mean ${meant}?`;
  throw new ServerError("request-invalid", `there is no setting ${JSON.stringify(name.slice(0, 80))}${hint}`);
}

/** What the file holds now, provided that nobody has changed it since it was read. */
function presentText(found: FoundConfig): string {
  const now = readConfigText(found.file);
  if (now !== undefined && "message" in now) throw conflict(`${now.where} ${now.message}`);
  if ((now?.text ?? "") === found.text && (now !== undefined) === found.isThere) return found.text;
  throw conflict(
    `${found.file} was changed since it was read; restart hearthash to take its changes over first`,
  );
}

function write(found: FoundConfig, text: string): void {
  try {
    const file = found.isThere ? realpathSync(found.file) : found.file;
    const mode = found.isThere ? statSync(file).mode & 0o777 : 0o600;
    writeAtomically(file, `${found.hasMark ? "\ufeff" : ""}${text}`, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw conflict(
      `${found.file} cannot be written (${code}); give hearthash the right to, or change it by hand`,
    );
  }
}

function conflict(message: string): ServerError {
  return new ServerError("conflict", message);
}
