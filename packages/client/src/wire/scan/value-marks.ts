/** What a marked value is: a number, a plain text between quotes, or what stands between brackets. */
export type ValueKind = "number" | "text" | "brackets";

/** Where a value stands in the reply that was read last. */
export interface ValuePlace {
  start: number;
  end: number;
}

/** A value as a scan came upon it, and the place that its readers look at. */
export interface ValueMark {
  readonly kind: ValueKind;
  readonly start: number;
  readonly end: number;
  readonly place: ValuePlace;
}
