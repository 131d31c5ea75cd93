/** A family of series: one name, one meaning, one unit. */
export interface MetricFamily {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  /** Names of its labels. */
  readonly labels: readonly string[];
}

/**
 * Prometheus' text format, version 0.0.4. Series are added in any order; each family is written once, its series
 * together. Source: prometheus.io/docs/instrumenting/exposition_formats.
 */
export class MetricText {
  readonly #series = new Map<MetricFamily, string[]>();

  /** Names the families in the order in which they are written. */
  constructor(families: readonly MetricFamily[]) {
    for (const family of families) this.#series.set(family, []);
  }

  /**
   * Adds one series; nothing for a value that is not known.
   *
   * @param labels made by {@link labelText}.
   */
  add(family: MetricFamily, labels: string, value: number | undefined): void {
    if (value === undefined || !Number.isFinite(value)) return;
    this.#series
      .get(family)
      ?.push(labels === "" ? `${family.name} ${value}\n` : `${family.name}{${labels}} ${value}\n`);
  }

  /** All families that have a series. */
  toString(): string {
    const parts: string[] = [];
    for (const [{ name, type, help }, series] of this.#series) {
      if (series.length === 0) continue;
      parts.push(
        `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n# TYPE ${name} ${type}\n`,
      );
      parts.push(series.join(""));
    }
    return parts.join("");
  }
}

/** Labels between the braces, their values escaped. */
export function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escapeLabel(value)}"`)
    .join(",");
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
