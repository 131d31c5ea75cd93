import type { CgminerReply, MmFields } from "@hearthash/client";

export declare function inventedValues(
  full: CgminerReply,
  part: CgminerReply,
  parseMm: (text: string) => MmFields,
): string[];
