import type { AlertKind } from "./alerts.js";

/** Every kind of alert and its rule in words, as they are told to people. */
export const alertTitles: Readonly<Record<AlertKind, string>> = {
  offline: "Not answering",
  restarted: "Restarted by itself",
  "hashrate-low": "Hashrate low",
  "no-shares": "No shares accepted",
  "chip-hot": "Chip too hot",
  "board-hot": "Hash board too hot",
  "fan-stopped": "Fan stands still",
  "reject-rate": "Many shares rejected",
  "hardware-errors": "Many hardware errors",
  "pool-dead": "Pool not answering",
  "mode-changed": "Changed by somebody else",
  "pool-drift": "Pools differ from the pin",
  "pool-redirect": "Sent on to another pool",
  "best-share": "Best share ever",
  "block-found": "Block found",
  "daily-digest": "The day in short",
  system: "hearthash itself",
};
