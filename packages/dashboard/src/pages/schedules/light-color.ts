import { colorText } from "@hearthash/contract";

/** Red, green, blue, each 0 to 255. */
type Parts = [number, number, number];

/** What a field for a colour begins with: the light's own ember. */
export const FIRST_COLOR = "#ff7800";

/** Whether an effect shows a colour: off shows none, and cycling goes through all of them. */
export function isColored(effect: string): boolean {
  return effect !== "off" && effect !== "cycle";
}

/** The parts of a colour as a field for colours has it: `#ff7800`. */
export function partsOf(color: string): Parts {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** The other way round; undefined for what is no colour of an intent. */
export function colorOf(parts: unknown): string | undefined {
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const isPart = (part: unknown) => Number.isInteger(part) && Number(part) >= 0 && Number(part) <= 255;
  if (!parts.every(isPart)) return undefined;
  return colorText(parts.map(Number));
}
