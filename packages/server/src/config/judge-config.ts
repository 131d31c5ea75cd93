import { type Config, configSchema } from "@hearthash/contract";
import { checkValues } from "./check-values.js";
import { describeIssue } from "./describe-issue.js";
import { type FromEnvironment, settingsOfEnvironment, unknownVariables } from "./environment.js";
import { type ConfigFault, settingName, type ValueFault } from "./fault.js";
import { isPlainMap, placed, settled } from "./plain-value.js";
import { allSettings, configShape, type SettingSchema } from "./setting.js";
import type { Environment } from "./usual-folders.js";
import { readYaml, type YamlText } from "./yaml-text.js";

/** Where a setting's value comes from. */
export type Origin = "default" | "file" | "environment";

/** What file and environment come to: a configuration, or what is wrong with them. */
export interface Judgement {
  /** `undefined` when there are faults. */
  readonly config: Config | undefined;
  readonly faults: readonly ConfigFault[];
  readonly origins: Readonly<Record<string, Origin>>;
  /** The variable of each setting that the environment gives. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Judges the text of a configuration file together with the environment, which goes first. Names every fault. */
export function judgeConfig(text: string, file: string, env: Environment): Judgement {
  const shape = configShape();
  const settings = allSettings(shape);
  const given = settingsOfEnvironment(env, settings);
  const yaml = readYaml(text, file);
  const value = settled(yaml.value, shape);
  const places = { yaml, file, given };
  const faults = [
    ...yaml.faults,
    ...(yaml.faults.length > 0 ? [] : faultsOfFile(value, shape, places)),
    ...faultsOfEnvironment(given, shape),
    ...unknownVariables(env, settings),
  ];
  const origins: Record<string, Origin> = {};
  for (const { name, path } of settings) {
    const isOfEnvironment = given.some(({ setting }) => setting.name === name);
    origins[name] = isOfEnvironment ? "environment" : isWritten(value, path) ? "file" : "default";
  }
  const variables = Object.fromEntries(given.map(({ setting, variable }) => [setting.name, variable]));
  if (faults.length > 0) return { config: undefined, faults, origins, variables };
  return { ...merged(value, places), origins, variables };
}

function isWritten(value: unknown, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return value !== undefined;
  return isPlainMap(value) && isWritten(value[step], rest);
}

interface Places {
  readonly yaml: YamlText;
  readonly file: string;
  readonly given: readonly FromEnvironment[];
}

function merged(value: unknown, places: Places): Pick<Judgement, "config" | "faults"> {
  const whole = places.given.reduce((sum, one) => placed(sum, one.setting.path, one.value), value);
  const config = configSchema.parse(whole);
  const faults = checkValues(config).map((fault) => locate(fault, places));
  return { config: faults.length > 0 ? undefined : config, faults };
}

function faultsOfFile(value: unknown, shape: SettingSchema, places: Places): readonly ConfigFault[] {
  const result = configSchema.safeParse(value);
  const issues = result.error?.issues ?? [];
  const isThere = (path: readonly PropertyKey[]) => places.yaml.has(path) || path.length === 0;
  return issues
    .flatMap((issue) => describeIssue(issue, shape, value, isThere))
    .map((fault) => inFile(fault, places))
    .filter(isFirstOfItsPlace)
    .sort((one, other) => lineOf(one) - lineOf(other));
}

function lineOf({ where }: ConfigFault): number {
  return Number(where.split(":").at(-2));
}

/** The schema may have two complaints about one value; the first says what it takes. */
function isFirstOfItsPlace({ where }: ConfigFault, index: number, faults: readonly ConfigFault[]): boolean {
  return faults.findIndex((fault) => fault.where === where) === index;
}

function faultsOfEnvironment(
  given: readonly FromEnvironment[],
  shape: SettingSchema,
): readonly ConfigFault[] {
  return given.flatMap(({ setting, variable, value }) => {
    const whole = placed({}, setting.path, value);
    const issues = configSchema.safeParse(whole).error?.issues ?? [];
    return issues
      .flatMap((issue) => describeIssue(issue, shape, whole, () => true))
      .map(({ path, message }) => ({ where: variable, setting: settingName(path), message }));
  });
}

/** A fault of what both come to, where its value was written. */
function locate(fault: ValueFault, places: Places): ConfigFault {
  const source = places.given.find(({ setting }) =>
    setting.path.every((step, at) => fault.path[at] === step),
  );
  if (source === undefined) return inFile(fault, places);
  return { where: source.variable, setting: settingName(fault.path), message: fault.message };
}

function inFile({ path, unknownKey, message }: ValueFault, { yaml, file }: Places): ConfigFault {
  return { where: `${file}:${yaml.locate(path, unknownKey)}`, setting: settingName(path), message };
}
