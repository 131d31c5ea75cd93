import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { guarded } from "../guarded.js";
import type { Shell } from "./run.js";

export const completionCommand = buildCommand<Record<never, never>, [Shell], CliContext>({
  docs: {
    brief: "Print the completion script of a shell",
    fullDescription:
      "Prints a script that teaches bash, zsh or fish to complete hearthash commands and options. " +
      "For bash: add  source <(hearthash completion bash)  to ~/.bashrc.",
  },
  parameters: {
    positional: {
      kind: "tuple",
      parameters: [
        {
          brief: "bash, zsh or fish",
          placeholder: "shell",
          parse: (text: string): Shell => {
            if (text === "bash" || text === "zsh" || text === "fish") return text;
            throw new SyntaxError("the shell is bash, zsh or fish");
          },
          proposeCompletions: () => ["bash", "zsh", "fish"],
        },
      ],
    },
  },
  loader: async () => guarded((await import("./run.js")).runCompletion),
});
