import type { GuardBadge } from "@hearthash/contract";
import { Icon } from "../../pieces/icon.js";
import { badgeMarks } from "./guard-words.js";

/** How the guard stands with a miner, as the stream says it; nothing for one that is not pinned. */
export function GuardMark({ badge }: { readonly badge: unknown }) {
  return isBadge(badge) && badge !== "off" ? <BadgeMark badge={badge} /> : null;
}

/** The same in any case. */
export function BadgeMark({ badge }: { readonly badge: GuardBadge }) {
  const { word, icon, state } = badgeMarks[badge];
  return (
    <span class="state" data-state={state}>
      <Icon name={icon} />
      {word}
    </span>
  );
}

function isBadge(value: unknown): value is GuardBadge {
  return typeof value === "string" && Object.hasOwn(badgeMarks, value);
}
