import type { MinerInfo } from "../../live/frames.js";
import { boundsOf } from "./bounds.js";

interface BoundsProps {
  /** Kind of intent; undefined while none is chosen. */
  readonly kind: string | undefined;
  readonly miners: readonly MinerInfo[];
}

/** The owner's limits, said where they bind what is to be done. */
export function BoundsNote({ kind, miners }: BoundsProps) {
  const bounds = kind === undefined ? [] : boundsOf(kind, miners);
  if (bounds.length === 0) return null;
  return (
    <ul class="bounds">
      {bounds.map((bound) => (
        <li key={bound} class="small">
          {bound}
        </li>
      ))}
    </ul>
  );
}
