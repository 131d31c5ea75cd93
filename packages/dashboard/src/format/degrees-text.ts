import { temperatureScale } from "../live/preferences.js";
import { figureText } from "./figure-text.js";

/** A temperature in the reader's scale: 45 °C, 113 °F. */
export function degreesText(celsius: number): string {
  const text = figureText(celsius, "°C", temperatureScale.value);
  return text === undefined ? "–" : `${text.number} ${text.unit}`;
}
