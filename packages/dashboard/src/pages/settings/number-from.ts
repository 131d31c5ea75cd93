/** A number that was typed; undefined when the field is empty. A comma is taken for a point. */
export function numberFrom(text: string): number | undefined {
  return text === "" ? undefined : Number(text.replace(",", "."));
}
