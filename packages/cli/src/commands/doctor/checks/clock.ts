import { type CgminerReply, deviceTimeOf } from "@hearthash/client";
import { duration } from "../../../output/figures.js";
import type { Finding } from "../finding.js";
import type { TimedReply } from "./reply.js";

const RIGHT_S = 60;

/** Whether the miner knows what time it is. It says so in every reply (When). `at` is our clock when it came. */
export function checkClock({ reply, at }: TimedReply): Finding {
  const deviceTime = deviceTimeOf(reply);
  if (deviceTime === undefined) return notSet(reply);
  const offS = deviceTime - Math.round(at / 1000);
  const side = offS < 0 ? "behind" : "ahead of";
  if (Math.abs(offS) <= RIGHT_S) {
    const off = Math.abs(offS) <= 2 ? "right" : `right, ${Math.abs(offS)} s ${side} this machine's`;
    return { result: "ok", found: off };
  }
  return {
    result: "warning",
    found: `${duration(Math.abs(offS))} ${side} this machine's`,
    advice: "One of the two is wrong. hearthash reckons with the difference; nothing else depends on it.",
  };
}

function notSet(reply: CgminerReply): Finding {
  const when = reply.status.find((row) => row.when !== undefined)?.when;
  if (when === undefined) return { result: "note", found: "the miner does not tell the time" };
  return {
    result: "warning",
    found: `not set: it counts from the miner's start, ${duration(when)} ago`,
    advice:
      "The miner gets the time from the internet. If this stays, it cannot reach it: check the router, and " +
      "whether it may use DNS and NTP.",
  };
}
