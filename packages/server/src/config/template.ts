import { stringify } from "yaml";
import { configShape, type SettingSchema } from "./setting.js";
import { variableOf } from "./variable-name.js";

const HEAD = [
  "# hearthash's configuration. Every setting is here with its default: take the # away to change one, that of its",
  "# section too. Each can be given as an environment variable as well, which goes first: polling.watchedMs is",
  `# ${variableOf(["polling", "watchedMs"])}. After a change: hearthash config check`,
];

const EXAMPLES: Readonly<Record<string, string>> = {
  name: "hearthash",
  certificate: "/etc/hearthash/certificate.pem",
  key: "/etc/hearthash/certificate.key",
  caFile: "/etc/hearthash/authority.pem",
  keyFile: "/etc/hearthash/hearthash.key",
  budgetGb: "5",
  pricePerKwh: "0.3",
  pushContact: "mailto:you@example.com",
};

/** The configuration file as it is made on first use: everything commented out, made from the schema. */
export function configTemplate(): string {
  const sections = Object.entries(configShape().properties ?? {}).map(([name, schema]) =>
    [
      ...(schema.properties === undefined ? [] : [`#${name}:`]),
      ...Object.entries(schema.properties ?? { [name]: schema }).flatMap(([inner, setting]) =>
        lines(inner, setting, schema.properties === undefined ? "#" : "#  "),
      ),
    ].join("\n"),
  );
  return `${[HEAD.join("\n"), ...sections].join("\n\n")}\n`;
}

/** What it does, then the setting itself. One without a default is shown by an example behind a second mark. */
function lines(name: string, schema: SettingSchema, indent: string): readonly string[] {
  const describe =
    schema.description === undefined ? [] : [`${mark(indent)}${schema.description}${choice(schema)}`];
  const example = EXAMPLES[name];
  if (schema.default === undefined && example !== undefined) {
    return [...describe, `${mark(indent)}${name}: ${example}`];
  }
  const written = stringify(schema.default ?? null, { collectionStyle: "flow" }).trimEnd();
  return [...describe, `${indent}${name}: ${written}`, ...exampleItems(schema, indent)];
}

/** A comment stays one when the first mark of its line is taken away, but for those of the outermost level. */
function mark(indent: string): string {
  return indent === "#" ? "# " : `${indent}# `;
}

function choice(schema: SettingSchema): string {
  if (schema.enum !== undefined) return `: ${schema.enum.join(", ")}`;
  return schema.minimum === undefined ? "" : ` (${schema.minimum} to ${schema.maximum})`;
}

function exampleItems(schema: SettingSchema, indent: string): readonly string[] {
  const properties = Object.entries(schema.items?.properties ?? {});
  return properties.map(([name, inner], index) => {
    const start = index === 0 ? "- " : "  ";
    return `${indent}  # ${start}${name}: ${inner.description ?? ""}`.trimEnd();
  });
}
