import type { FaultName } from "./fault-catalogue.js";

/** Faults that change the text of a reply. */
export const replyFaults: Readonly<
  Partial<Record<FaultName, (reply: string, words: readonly string[]) => string>>
> = {
  nan: (reply) =>
    reply
      .replace(/("?(?:MHS av|GHS av|Work Utility)"?[:=])[^,|}]+/g, "$1nan")
      .replace(/([,{]"?Utility"?[:=])[^,|}]+/g, "$1-nan")
      .replace(/GHSavg\[[^\]]*\]/, "GHSavg[nan]"),
  "raw-newline": (reply) => reply.replace(/("Msg":"|Msg=)/, "$1\n"),
  "unescaped-quote": (reply) =>
    reply.replace(/("PROD":"|PROD=|FW\[|"User":"|User=|"Msg":"|Msg=)/g, '$1my "home" '),
  "empty-summary": (reply, words) =>
    words.includes("stats") ? reply.replace(/("MM ID0(?::Summary)?":)"[^"]*"/, '$1""') : reply,
  truncated: (reply) => reply.slice(0, Math.floor(reply.length * 0.6)),
};
