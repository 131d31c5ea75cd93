import type { Config } from "@hearthash/contract";
import { editConfig } from "./edit/index.js";
import { configInvalid } from "./fault.js";
import { type ConfigSource, createConfig, type FoundConfig, findConfig } from "./find-config.js";
import { judgeConfig } from "./judge-config.js";

/** The configuration in use. */
export interface LoadedConfig {
  /** As it is now: another object after each edit. */
  readonly config: Config;
  /** The file it comes from, and that edits go to. It may be missing where it could not be made. */
  readonly file: string;
  /**
   * Changes one setting (`polling.watchedMs`) in the file; `undefined` takes it away, so that its default counts.
   * Comments, order, quoting and line endings stay as they are.
   *
   * @throws ServerError `request-invalid` for what the setting does not take; `conflict` when the environment gives
   * that setting, the file was changed since it was read, cannot be written, or is written in a way that a
   * program should not touch.
   */
  edit(setting: string, value: unknown): Config;
}

/**
 * Reads the configuration: environment over file over defaults. A file that is missing at the usual place is
 * made, with every setting commented out.
 *
 * @throws ServerError `config-invalid`, each fault a part of it.
 */
export function loadConfig(source: ConfigSource): LoadedConfig {
  let found = findOrCreate(source);
  let config = judged(found, source);
  return {
    get config() {
      return config;
    },
    file: found.file,
    edit(setting, value) {
      ({ found, config } = editConfig(found, source.env, setting, value));
      return config;
    },
  };
}

function findOrCreate(source: ConfigSource): FoundConfig {
  const found = findConfig(source);
  if (found.fault !== undefined) throw configInvalid([found.fault]);
  if (found.isThere) return found;
  createConfig(found.file);
  return findConfig(source);
}

function judged(found: FoundConfig, source: ConfigSource): Config {
  const { config, faults } = judgeConfig(found.text, found.file, source.env);
  if (config === undefined) throw configInvalid(faults);
  return config;
}
