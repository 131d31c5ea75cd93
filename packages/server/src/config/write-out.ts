import { stringify } from "yaml";
import type { CheckedConfig } from "./check-config.js";
import { allSettings, type Setting } from "./setting.js";

/**
 * The configuration in use as YAML, every setting with a comment that says where its value comes from. It can be
 * used as a configuration file.
 */
export function writeOut(checked: CheckedConfig): string {
  const settings = allSettings();
  const sections = [...new Set(settings.map(({ path }) => path[0]))];
  return sections
    .map((section) => {
      const inner = settings.filter(({ path }) => path[0] === section);
      const head = inner.some(({ path }) => path.length > 1) ? `${section}:\n` : "";
      return `${head}${inner.map((setting) => line(setting, checked)).join("")}`;
    })
    .join("");
}

function line(setting: Setting, checked: CheckedConfig): string {
  const { path, name } = setting;
  const value = path.reduce<unknown>(
    (map, step) => (map as Record<string, unknown> | undefined)?.[step],
    checked.config,
  );
  const indent = "  ".repeat(path.length - 1);
  const origin = `# ${checked.variables[name] ?? checked.origins[name] ?? "default"}`;
  const key = path.at(-1) ?? "";
  if (value === undefined) return `${indent}# ${key}: not set\n`;
  if (!Array.isArray(value) || value.length === 0) {
    return `${indent}${key}: ${stringify(value, { lineWidth: 0, blockQuote: false }).trim()} ${origin}\n`;
  }
  const items = stringify(value, { lineWidth: 0, blockQuote: false }).trimEnd().split("\n");
  return `${indent}${key}: ${origin}\n${items.map((item) => `${indent}  ${item}\n`).join("")}`;
}
