import { type ConfigSource, findConfig } from "./find-config.js";
import { type Judgement, judgeConfig } from "./judge-config.js";

/** What a configuration is found to be. */
export interface CheckedConfig extends Judgement {
  readonly file: string;
  /** False when there is no such file (yet): every setting has its default. */
  readonly isThere: boolean;
}

/** Reads and judges a configuration without starting or making anything. Names every fault at once. */
export function checkConfig(source: ConfigSource): CheckedConfig {
  const { file, text, isThere, fault } = findConfig(source);
  const judged = judgeConfig(text, file, source.env);
  if (fault === undefined) return { file, isThere, ...judged };
  return { file, isThere, ...judged, config: undefined, faults: [fault, ...judged.faults] };
}
