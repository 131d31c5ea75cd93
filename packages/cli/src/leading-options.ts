/** Options that may stand before the verb, and whether a value follows: `hearthash -H 192.168.1.50 status`. */
const LEADING: Readonly<Record<string, "value" | "switch">> = {
  "--host": "value",
  "-H": "value",
  "--port": "value",
  "-p": "value",
  "--timeout": "value",
  "-t": "value",
  "--jobs": "value",
  "-j": "value",
  "--web-port": "value",
  "--interval": "value",
  "-i": "value",
  "--server": "value",
  "--token": "value",
  "--ca": "value",
  "--data": "value",
  "--json": "switch",
  "--no-color": "switch",
  "--yes": "switch",
  "-y": "switch",
  "--dry-run": "switch",
};

/** Verbs that have verbs of their own: options go behind those. */
const GROUPS: readonly string[] = ["web", "miners", "tokens"];

/**
 * Moves known options from before the verb to behind it, as the published Python client takes them. Anything
 * unknown stays where it is, for the parser to complain about.
 */
export function moveLeadingOptions(args: readonly string[]): readonly string[] {
  const at = countLeading(args);
  const leading = args.slice(0, at);
  const [verb, ...rest] = args.slice(at);
  if (verb === undefined || leading.length === 0 || verb.startsWith("-")) return args;
  const options = leading.flatMap(splitEquals);
  const [second, ...others] = rest;
  if (!GROUPS.includes(verb) || second === undefined) return [verb, ...options, ...rest];
  return [verb, second, ...options, ...others];
}

/** `level -1`: a negative number is a value here, not an option. */
export function protectNegativeLevel(args: readonly string[]): readonly string[] {
  if (args[0] !== "level") return args;
  const negative = args.filter((argument, index) => /^-\d+$/.test(argument) && !isValueAt(args, index));
  if (negative.length === 0 || args.includes("--")) return args;
  return [...args.filter((argument) => !negative.includes(argument)), "--", ...negative];
}

function isValueAt(args: readonly string[], index: number): boolean {
  return LEADING[args[index - 1] ?? ""] === "value";
}

/** True when there are options of ours and no verb behind them. */
export function namesNoCommand(args: readonly string[]): boolean {
  return args.length > 0 && countLeading(args) >= args.length;
}

/** How many arguments stand before the verb. */
function countLeading(args: readonly string[]): number {
  let at = 0;
  while (at < args.length) {
    const length = optionLength(args[at] ?? "");
    if (length === 0) break;
    at += length;
  }
  return at;
}

/** How many arguments the option at hand takes up; 0 for none of ours. */
function optionLength(argument: string): number {
  const kind = LEADING[argument];
  if (kind !== undefined) return kind === "value" ? 2 : 1;
  return LEADING[nameOf(argument)] === "value" && argument.includes("=") ? 1 : 0;
}

function splitEquals(argument: string): readonly string[] {
  const name = nameOf(argument);
  if (!argument.startsWith("--") || name === argument || LEADING[name] === undefined) return [argument];
  return [name, argument.slice(name.length + 1)];
}

function nameOf(argument: string): string {
  return argument.split("=", 1)[0] ?? "";
}
