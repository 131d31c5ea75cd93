/** The question that is open in front of the page. */
export const DIALOG = "//dialog[@open]";

/** A button by its words or its label. */
export function button(name: string, inside = ""): string {
  return `${inside}//button[normalize-space(.)=${quoted(name)} or @aria-label=${quoted(name)}]`;
}

/** A link by a part of its words. */
export function link(words: string): string {
  return `//a[contains(normalize-space(.), ${quoted(words)})]`;
}

/** The control that a label is for, by the beginning of its words. */
export function field(label: string, inside = ""): string {
  return `${inside}//*[@id=//label[starts-with(normalize-space(.), ${quoted(label)})]/@for]`;
}

/** What can be ticked beside some words. */
export function tick(words: string, inside = ""): string {
  return `${inside}//label[contains(normalize-space(.), ${quoted(words)})]//input`;
}

/** One of the words of a choice. */
export function option(words: string): string {
  return `//option[contains(normalize-space(.), ${quoted(words)})]`;
}

/** A part of the page, or a line of a list, by its name. */
export function part(name: string): string {
  return `//*[@aria-label=${quoted(name)}]`;
}

/** A text as XPath 1.0 takes it: there is no way to escape a quote. */
function quoted(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split('"')
    .map((piece) => `"${piece}"`)
    .join(", '\"', ")})`;
}
