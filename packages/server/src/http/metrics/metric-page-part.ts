import { FamilyText, type MetricFamily } from "./metric-text.js";

/** Some families whose series are added in any order; each is written once. */
export class MetricPagePart {
  readonly #texts: ReadonlyMap<MetricFamily, FamilyText>;

  /** Names the families in the order in which they are written. */
  constructor(families: readonly MetricFamily[]) {
    this.#texts = new Map(families.map((family) => [family, new FamilyText(family)]));
  }

  /** Adds one series; nothing for a value that is not known. */
  add(family: MetricFamily, labels: string, value: number | undefined): void {
    this.#texts.get(family)?.add(labels, value);
  }

  toString(): string {
    return [...this.#texts.values()].join("");
  }
}
