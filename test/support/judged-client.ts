import { failureOf, models, parseReply } from "@hearthash/client";
import { normalizeDna } from "../../packages/client/src/domain/identity.js";
import { neededCommands } from "../../packages/client/src/miner/needed-commands.js";
import { quickReaderFor } from "../../packages/client/src/models/kit/quick-reader.js";
import { readBoards } from "../../packages/client/src/models/kit/read-boards.js";
import { readPoints } from "../../packages/client/src/models/kit/read-points.js";
import { toReadout } from "../../packages/client/src/models/kit/readout.js";
import { IssueList } from "../../packages/client/src/wire/issue.js";

/** The parts of the client by which the full parser judges the quick reader: see test/fuzz. */
export const judgedClient = {
  failureOf,
  models,
  parseReply,
  normalizeDna,
  neededCommands,
  quickReaderFor,
  readBoards,
  readPoints,
  toReadout,
  IssueList,
};
