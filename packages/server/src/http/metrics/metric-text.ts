/** A family of series: one name, one meaning, one unit. */
export interface MetricFamily {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  /** Names of its labels. */
  readonly labels: readonly string[];
}

/**
 * One family in Prometheus' text format, version 0.0.4: its name and meaning, then all its series.
 * Source: prometheus.io/docs/instrumenting/exposition_formats.
 */
export class FamilyText {
  readonly #family: MetricFamily;
  #series = "";

  constructor(family: MetricFamily) {
    this.#family = family;
  }

  /**
   * Adds one series; nothing for a value that is not known.
   *
   * @param labels made by {@link labelText}.
   */
  add(labels: string, value: number | undefined): void {
    if (value === undefined || !Number.isFinite(value)) return;
    const { name } = this.#family;
    this.#series += labels === "" ? `${name} ${value}\n` : `${name}{${labels}} ${value}\n`;
  }

  /** Empty when it has no series. */
  toString(): string {
    const { name, type, help } = this.#family;
    return this.#series === "" ? "" : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${this.#series}`;
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
