import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { guarded } from "../../guarded.js";
import { dataFlag } from "../ca-flags.js";
import type { CaRotateFlags } from "./run.js";

export const caRotateCommand = buildCommand<CaRotateFlags, [], CliContext>({
  docs: {
    brief: "Make a new certificate authority; phones have to install it anew",
    fullDescription:
      "For when the old one's key may have been seen, or the server has a new name. Restart the server afterwards, and " +
      "remove the old certificate from every phone.",
  },
  parameters: {
    flags: {
      data: dataFlag,
      name: {
        kind: "parsed",
        parse: toName,
        optional: true,
        placeholder: "name",
        brief: "Name the server is opened under, without .local [as before, else this machine's]",
      },
      yes: { kind: "boolean", default: false, withNegated: false, brief: "Do not ask" },
    },
    aliases: { y: "yes" },
  },
  loader: async () => guarded((await import("./run.js")).runCaRotate),
});

function toName(text: string): string {
  const name = text.toLowerCase().replace(/\.local$/, "");
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return `${name}.local`;
  throw new SyntaxError("--name takes letters, digits and - only");
}
