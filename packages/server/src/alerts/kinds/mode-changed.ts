import type { CommandResource } from "@hearthash/contract";
import type { Facts, Look, OnceKind } from "../engine/rule.js";
import { freshSnapshot } from "./fresh.js";
import { wasOrdered } from "./ordered.js";

/** What somebody could have changed. */
interface Setting extends Facts {
  readonly mode: string;
  readonly level: number | string;
  readonly standby: boolean;
}
type Aspect = "mode" | "level" | "standby";

const ASPECTS = ["mode", "level", "standby"] as const;

/** Its mode, level or standby is another than before, and no command of ours did it. */
export const modeChanged: OnceKind = {
  type: "once",
  look: (look) => {
    const { facts } = look;
    const now = settingOf(look);
    if (now === undefined) return { facts };
    const before = facts?.["known"] as Setting | undefined;
    if (before === undefined) return { facts: { known: now } };
    const changed = ASPECTS.filter((aspect) => before[aspect] !== now[aspect]);
    if (changed.length === 0) return { facts: { known: now } };
    const at = look.live.snapshot?.at ?? look.now;
    // Seen twice, so that one odd reply, or one between two settings, tells nothing.
    if (!isSame(facts?.["seen"] as Setting | undefined, now)) {
      return { facts: { known: before, seen: now, seenAt: at } };
    }
    if (facts?.["seenAt"] === at) return { facts };
    const foreign = changed.filter((aspect) => !isExplained(look, aspect, now));
    if (foreign.length === 0) return { facts: { known: now } };
    return { facts: { known: now }, data: { changed: foreign, before, after: now } };
  },
};

/** What is set, while the miner is in a state that shows it. */
function settingOf(look: Look): Setting | undefined {
  const snapshot = freshSnapshot(look);
  const { state } = look.live;
  if (snapshot === undefined || (state !== "hashing" && state !== "standby")) return undefined;
  const { workMode, workLevel } = snapshot.points;
  return { mode: (workMode ?? "").slice(0, 40), level: workLevel ?? "", standby: state === "standby" };
}

function isSame(one: Setting | undefined, other: Setting): boolean {
  return one !== undefined && ASPECTS.every((aspect) => one[aspect] === other[aspect]);
}

function isExplained(look: Look, aspect: Aspect, now: Setting): boolean {
  if (now[aspect] === "") return true;
  if (aspect === "standby" && isHeldByRoom(look)) return true;
  return wasOrdered(look, (intent) => explains(intent, aspect, now));
}

function explains(intent: CommandResource["intent"], aspect: Aspect, now: Setting): boolean {
  const { kind } = intent;
  if (aspect === "mode") {
    return kind === "setWorkMode"
      ? String(intent["mode"]).toLowerCase() === now.mode.toLowerCase()
      : kind === "wake" || kind === "setWorkLevel";
  }
  if (aspect === "level") return kind === "setWorkLevel" || kind === "setWorkMode" || kind === "wake";
  if (now.standby) return kind === "standby";
  return ["wake", "reboot", "setWorkMode", "setWorkLevel"].includes(String(kind));
}

/** A heater that has reached its owner's room limit idles, and begins again, by itself. */
function isHeldByRoom({ live }: Look): boolean {
  const { tempLimitC, tempInletC } = live.snapshot?.points ?? {};
  return (
    tempLimitC !== undefined && tempLimitC > 0 && (tempInletC === undefined || tempInletC >= tempLimitC - 3)
  );
}
