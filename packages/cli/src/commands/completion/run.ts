import type { CliContext } from "../../context.js";

export type Shell = "bash" | "zsh" | "fish";

/** Prints the script. It asks `hearthash __complete` with the words typed so far, one proposal a line. */
export function runCompletion(this: CliContext, _flags: Record<never, never>, shell: Shell): void {
  this.out.write(SCRIPTS[shell]);
}

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_hearthash() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(hearthash __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _hearthash hearthash
`,
  zsh: `#compdef hearthash
_hearthash() {
  local -a proposals
  proposals=("\${(@f)$(hearthash __complete "\${words[@]:1:$((CURRENT-1))}" 2>/dev/null)}")
  compadd -a proposals
}
compdef _hearthash hearthash
`,
  fish: `complete -c hearthash -f -a '(hearthash __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
};
