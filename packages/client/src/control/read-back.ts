import { type HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import type { ApplyOptions, ControlledMiner } from "./controlled-miner.js";
import type { Intent, IntentKind } from "./intent.js";
import type { Evidence, Recipe } from "./recipe.js";
import type { Situation } from "./situation.js";

/** Whether a change was seen. */
export interface ReadBack {
  readonly status: "confirmed" | "unconfirmed";
  /** Why not, when it was not. */
  readonly reason: string | undefined;
  /** True when looking again can change nothing. */
  readonly isFinal: boolean;
}

const CONFIRMED: ReadBack = { status: "confirmed", reason: undefined, isFinal: true };

/** Pause between two looks. */
const PAUSE_MS = 1000;

/** Looks at the miner until the change shows or its time is over. A miner that is away meanwhile is asked again. */
export async function readBack(
  recipe: Recipe<IntentKind>,
  intent: Intent,
  situation: Situation,
  miner: ControlledMiner,
  options: ApplyOptions,
): Promise<ReadBack> {
  if (recipe.after === "nothing") return judge(recipe, intent, { pools: [], snapshot: undefined }, situation);
  const { clock } = miner.asker;
  const extraMs = intent.kind === "reboot" ? (intent.delayS ?? 0) * 1000 : 0;
  const deadline = clock.now() + (options.verifyMs ?? recipe.withinMs) + extraMs;
  for (;;) {
    const seen = await look(recipe, intent, situation, miner, options);
    if (seen.isFinal || clock.now() >= deadline) return seen;
    await clock.delay(Math.min(PAUSE_MS, Math.max(1, deadline - clock.now())), options.signal);
  }
}

async function look(
  recipe: Recipe<IntentKind>,
  intent: Intent,
  situation: Situation,
  miner: ControlledMiner,
  options: ApplyOptions,
): Promise<ReadBack> {
  try {
    if (recipe.after === "pools") {
      return judge(recipe, intent, { pools: await miner.pools(options), snapshot: undefined }, situation);
    }
    const snapshot = await miner.snapshot(options);
    if (recipe.after === "restart" && hasRestarted(situation, snapshot.points.uptimeS)) return CONFIRMED;
    return judge(recipe, intent, { pools: [], snapshot }, situation);
  } catch (error) {
    if (!isHearthashError(error) || error.code === "aborted") throw error;
    return recipe.after === "restart" && isDown(error) ? CONFIRMED : unconfirmed(error.message);
  }
}

function judge(
  recipe: Recipe<IntentKind>,
  intent: Intent,
  evidence: Evidence,
  situation: Situation,
): ReadBack {
  const verdict = recipe.verify(intent, evidence, situation);
  if (verdict === true) return CONFIRMED;
  return typeof verdict === "string"
    ? unconfirmed(verdict)
    : { status: "unconfirmed", reason: verdict.neverShown, isFinal: true };
}

function unconfirmed(reason: string): ReadBack {
  return { status: "unconfirmed", reason, isFinal: false };
}

function hasRestarted({ snapshot }: Situation, uptimeS: number | undefined): boolean {
  const before = snapshot?.points.uptimeS;
  return before !== undefined && uptimeS !== undefined && uptimeS < before;
}

/** Going down is what was wanted. */
function isDown(error: HearthashError): boolean {
  return isHearthashError(error, "refused", "closed", "unreachable", "timeout");
}
