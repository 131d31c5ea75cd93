import { type PointId, pointIds } from "../../domain/points.js";

/** What follows from other points, and from which. */
const PARTS: { readonly [Id in PointId]?: readonly PointId[] } = {
  efficiencyJPerTh: ["powerWallW", "hashrateThs"],
  rejectPercent: ["acceptedShares", "rejectedShares"],
};

/** These points and what they are derived from, in the order of the catalogue; all of them where none are named. */
export function wantedPoints(points: readonly PointId[] | undefined): ReadonlySet<PointId> {
  if (points === undefined) return new Set(pointIds);
  const wanted = new Set(points.flatMap((id) => [id, ...(PARTS[id] ?? [])]));
  return new Set(pointIds.filter((id) => wanted.has(id)));
}
