import type { MinerSnapshot, PointId, PointKind } from "@hearthash/client";
import type { HostResult } from "../hosts/ask-all.js";
import { errorJson } from "./describe-error.js";

/** A miner's status as scripts get it. Unknown points are absent. */
export function statusJson(result: HostResult<MinerSnapshot>): object {
  const { host, port } = result.endpoint;
  if (!result.ok) return { host, port, ok: false, error: errorJson(result.error) };
  const { identity, state, points, boards, fans, issues, at } = result.value;
  return {
    host,
    port,
    ok: true,
    at: new Date(at).toISOString(),
    identity,
    state,
    points,
    sources: sourceTexts(result.value),
    kinds: kindWords(result.value),
    boards,
    fans,
    issues,
  };
}

function sourceTexts(snapshot: MinerSnapshot): Partial<Record<PointId, string>> {
  const entries = Object.entries(snapshot.sources).map(([id, { source }]) => [id, source]);
  return Object.fromEntries(entries) as Partial<Record<PointId, string>>;
}

function kindWords(snapshot: MinerSnapshot): Partial<Record<PointId, PointKind>> {
  const entries = Object.entries(snapshot.sources).map(([id, { kind }]) => [id, kind]);
  return Object.fromEntries(entries) as Partial<Record<PointId, PointKind>>;
}
