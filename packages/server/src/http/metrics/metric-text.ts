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
  readonly #name: string;
  readonly #isContinued: boolean;
  /** Joined once at the end: adding to one text makes a chain of small ones. */
  readonly #lines: string[] = [];

  /** @param isContinued its name and meaning stand before an earlier part. */
  constructor(family: MetricFamily, isContinued = false) {
    this.#family = family;
    this.#name = family.name;
    this.#isContinued = isContinued;
  }

  /**
   * Adds one series; nothing for a value that is not known.
   *
   * @param labels made by {@link labelText}.
   */
  add(labels: string, value: number | undefined): void {
    if (value === undefined || !Number.isFinite(value)) return;
    this.#lines.push(labels === "" ? `${this.#name} ${value}\n` : `${this.#name}{${labels}} ${value}\n`);
  }

  /** Empty when it has no series. */
  toString(): string {
    if (this.#lines.length === 0) return "";
    const { name, type, help } = this.#family;
    const series = this.#lines.join("");
    return this.#isContinued ? series : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${series}`;
  }
}

/** Labels between the braces, their values escaped. */
export function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escapeLabel(value)}"`)
    .join(",");
}

function escapeLabel(value: string): string {
  // Ids and addresses, which are most of all labels, need nothing.
  if (!/["\\\n]/.test(value)) return value;
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
