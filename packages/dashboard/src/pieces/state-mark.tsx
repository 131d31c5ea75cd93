import { Icon, type IconName } from "./icon.js";

const STATES: Readonly<Record<string, { readonly icon: IconName; readonly word: string }>> = {
  hashing: { icon: "flame", word: "Hashing" },
  standby: { icon: "moon", word: "Standby" },
  starting: { icon: "starting", word: "Starting" },
  fault: { icon: "fault", word: "Fault" },
  offline: { icon: "offline", word: "Offline" },
  new: { icon: "clock", word: "Asking" },
  unknown: { icon: "offline", word: "Unknown" },
};

/** The state that is shown: a miner that is away has none but that. */
export function shownState(presence: string, state: string): string {
  return presence === "online" ? state : presence;
}

/** Icon and word: a colour never stands alone. */
export function StateMark({ state }: { readonly state: string }) {
  const { icon, word } = STATES[state] ?? { icon: "offline" as const, word: "Unknown" };
  return (
    <span class="state" data-state={state}>
      <Icon name={icon} />
      {word}
    </span>
  );
}
