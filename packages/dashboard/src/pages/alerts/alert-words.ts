import { type AlertKind, type AlertSeverity, alertTitles } from "@hearthash/contract";
import type { IconName } from "../../pieces/icon.js";

/** How a kind of alert is put to its reader. */
export interface AlertWords {
  readonly title: string;
  /** What to do about it; undefined where there is nothing to be done. */
  readonly advice?: string;
}

/** Every kind in words. */
export const alertWords: Readonly<Record<AlertKind, AlertWords>> = {
  offline: {
    title: alertTitles.offline,
    advice:
      "Look whether it has power and is in the network. If only its address changed, it is found again.",
  },
  restarted: {
    title: alertTitles.restarted,
    advice: "Once is nothing. If it happens often, look at its power and its temperatures.",
  },
  "hashrate-low": {
    title: alertTitles["hashrate-low"],
    advice: "Look at its boards and temperatures, then restart it.",
  },
  "no-shares": {
    title: alertTitles["no-shares"],
    advice: "Look at its pools: address and worker. If they are right, restart it.",
  },
  "chip-hot": {
    title: alertTitles["chip-hot"],
    advice: "See that air gets in and out, clean the dust filter, or choose a lower mode.",
  },
  "board-hot": {
    title: alertTitles["board-hot"],
    advice: "See that air gets in and out, clean the dust filter, or choose a lower mode.",
  },
  "fan-stopped": {
    title: alertTitles["fan-stopped"],
    advice: "Put it into standby and look whether something blocks the fan.",
  },
  "reject-rate": {
    title: alertTitles["reject-rate"],
    advice: "Look at its network and at the pool; a pool that is nearer rejects less.",
  },
  "hardware-errors": {
    title: alertTitles["hardware-errors"],
    advice: "Choose a lower mode. If it stays so, a board is failing.",
  },
  "pool-dead": {
    title: alertTitles["pool-dead"],
    advice: "Look at the pool's address, or give it another pool to fall back on.",
  },
  "mode-changed": {
    title: alertTitles["mode-changed"],
    advice: "If it was not you at its buttons or in its app, look who else is in your network.",
  },
  "pool-drift": {
    title: alertTitles["pool-drift"],
    advice: "If it was you, say so. If not, somebody in your network has changed it: restore it.",
  },
  "pool-redirect": {
    title: alertTitles["pool-redirect"],
    advice: "The pool has told the miner to work elsewhere. Ask the pool whether that is right.",
  },
  "best-share": { title: alertTitles["best-share"] },
  "block-found": { title: alertTitles["block-found"] },
  "daily-digest": { title: alertTitles["daily-digest"] },
  system: {
    title: alertTitles.system,
    advice: "Look at the server's log, and at the space on its disk.",
  },
};

/** How weighty it is: a word and an icon, since a colour never stands alone. */
export const severityMarks: Readonly<
  Record<AlertSeverity, { readonly word: string; readonly icon: IconName; readonly state: string }>
> = {
  error: { word: "Serious", icon: "fault", state: "fault" },
  warning: { word: "Warning", icon: "fault", state: "starting" },
  info: { word: "Note", icon: "events", state: "unknown" },
};

/** The same for a choice, the least first. */
export const severityChoices: readonly { readonly value: AlertSeverity; readonly word: string }[] = [
  { value: "info", word: severityMarks.info.word },
  { value: "warning", word: severityMarks.warning.word },
  { value: "error", word: severityMarks.error.word },
];

/** Every kind, in the order in which rules are listed. */
export const alertKinds = Object.keys(alertWords) as readonly AlertKind[];
