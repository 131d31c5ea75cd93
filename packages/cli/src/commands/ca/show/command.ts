import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { guarded } from "../../guarded.js";
import { dataFlag } from "../ca-flags.js";
import type { CaShowFlags } from "./run.js";

export const caShowCommand = buildCommand<CaShowFlags, [], CliContext>({
  docs: {
    brief: "Show fingerprint, validity and file of the certificate authority",
    fullDescription: "Compare the fingerprint with what a phone shows when it installs the certificate.",
  },
  parameters: {
    flags: {
      data: dataFlag,
      pem: { kind: "boolean", default: false, withNegated: false, brief: "The certificate itself, as PEM" },
    },
  },
  loader: async () => guarded((await import("./run.js")).runCaShow),
});
