import { driftedCount } from "../../live/guard.js";

/** How many miners differ from their pins; nothing when none does. */
export function DriftBadge() {
  const count = driftedCount.value;
  if (count === 0) return null;
  const words = count === 1 ? "1 miner differs from its pin" : `${count} miners differ from their pins`;
  return (
    <span class="badge" title={words}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
