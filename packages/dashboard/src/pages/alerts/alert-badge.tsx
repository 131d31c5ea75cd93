import type { AlertResource } from "@hearthash/contract";
import { isUnanswered } from "../../live/alert-store.js";

/** How many alerts nobody has acknowledged; nothing when there are none. */
export function AlertBadge({ alerts }: { readonly alerts: readonly AlertResource[] }) {
  const count = alerts.filter(isUnanswered).length;
  if (count === 0) return null;
  const words = count === 1 ? "1 alert not acknowledged" : `${count} alerts not acknowledged`;
  return (
    <span class="badge" title={words}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
