import type { LevelKind } from "../engine/rule.js";

/** The miner does not answer. That alone was decided on two polls. */
export const offline: LevelKind = {
  type: "level",
  clearMs: 0,
  judge: ({ live }) => {
    if (live.presence === "new") return { verdict: "unknown" };
    const lastAnswerAt = live.snapshot?.at ?? live.lastSeenAt;
    const data = {
      lastState: live.state,
      ...(lastAnswerAt === undefined ? {} : { lastAnswerAt }),
      ...(live.error === undefined ? {} : { code: live.error.code }),
    };
    return { verdict: live.presence === "offline" ? "bad" : "good", data };
  },
};
