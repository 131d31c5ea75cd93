import { temperatureScale, theme } from "../../live/preferences.js";
import { Segments } from "../../pieces/segments.js";

const SCALES = [
  { value: "C", word: "°C" },
  { value: "F", word: "°F" },
] as const;

const THEMES = [
  { value: "auto", word: "As the system" },
  { value: "light", word: "Light" },
  { value: "dark", word: "Dark" },
] as const;

/** What holds for this browser alone. */
export function BrowserCard() {
  return (
    <section class="card" aria-label="This browser">
      <h2>This browser</h2>
      <div class="control">
        <h3>Temperatures</h3>
        <Segments
          label="Temperatures"
          options={SCALES}
          value={temperatureScale.value}
          onChoose={(value) => {
            temperatureScale.value = value;
          }}
        />
      </div>
      <div class="control">
        <h3>Look</h3>
        <Segments
          label="Look"
          options={THEMES}
          value={theme.value}
          onChoose={(value) => {
            theme.value = value;
          }}
        />
      </div>
    </section>
  );
}
