import { pad, wrapWords } from "./table.js";
import { textWidth } from "./text-width.js";

/** Terms and what they mean, one below the other, the meanings in a column of their own and wrapped in it. */
export function termLines(terms: readonly (readonly [string, string])[], width: number): string {
  const indent = Math.max(...terms.map(([term]) => textWidth(term))) + 4;
  return terms
    .map(([term, meaning]) => {
      const text = wrapWords(meaning.split(" "), width, indent, " ");
      return `  ${pad(term, indent - 2, "left")}${text}`;
    })
    .join("\n");
}
