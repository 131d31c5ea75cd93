import type { WireMode } from "./reply.js";

/** The names in `a+b+c`, empty ones and repetitions dropped. */
export function joinedNames(command: string): string[] {
  return [...new Set(command.split("+").filter((name) => name !== ""))];
}

/** Puts the replies of a joined request together: one section per command, and no STATUS of its own. */
export function joinReplies(
  parts: readonly (readonly [name: string, reply: string])[],
  mode: WireMode,
): string {
  if (mode === "text") return parts.map(([name, reply]) => `CMD=${name}|${reply}`).join("");
  const sections = parts.map(([name, reply]) => `"${name}":[${reply}]`);
  // A request of plus signs alone opens no object, yet closes one.
  return `${sections.length > 0 ? "{" : ""}${sections.join(",")},"id":1}`;
}
