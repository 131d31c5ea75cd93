/** Any JSON value. Objects may hold hostile keys: they have no prototype, so read them by `Object.entries` or index. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Levels of objects and lists that are read; no reply has more than five. */
export const MAX_DEPTH = 32;

/** An object without a prototype, to fill: a key such as `__proto__` is a key like any other in it. */
export function emptyObject<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
