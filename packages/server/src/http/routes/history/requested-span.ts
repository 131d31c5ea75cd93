import { ServerError } from "../../../errors/index.js";

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const USUAL_MS = 86_400_000;

/** How a span is asked for: `since` back from its end, or its begin and end. */
export interface SpanQuery {
  readonly since?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/**
 * From when to when; the last 24 hours unless it is said.
 *
 * @throws ServerError `request-invalid` for a span that contradicts itself.
 */
export function requestedSpan(
  query: SpanQuery,
  now: number,
): { readonly fromMs: number; readonly toMs: number } {
  if (query.since !== undefined && query.from !== undefined)
    throw invalid("since", "takes the place of from");
  const toMs = query.to ?? now;
  const fromMs = query.from ?? toMs - (query.since === undefined ? USUAL_MS : msOf(query.since));
  if (fromMs >= toMs) throw invalid("from", "is not before the end of the span");
  return { fromMs: Math.max(0, fromMs), toMs };
}

function msOf(since: string): number {
  const unit = since.slice(-1);
  return Number(since.slice(0, -1)) * UNIT_MS[unit === "m" || unit === "h" ? unit : "d"];
}

/**
 * Names of points in a list.
 *
 * @throws ServerError `request-invalid` for one that is not kept.
 */
export function requestedPoints(
  list: string | undefined,
  known: readonly string[],
  usual: readonly string[],
): readonly string[] {
  if (list === undefined) return usual;
  const names = [...new Set(list.split(",").map((name) => name.trim()))].filter((name) => name !== "");
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalid("points", `has no such point; history keeps ${known.join(", ")}`);
  return names.length > 0 ? names : usual;
}

function invalid(path: string, message: string): ServerError {
  return new ServerError("request-invalid", `${path} ${message}`, [{ path, message }]);
}
