import type { Signal } from "@preact/signals";
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
      <Choice title="Temperatures" options={SCALES} chosen={temperatureScale} />
      <Choice title="Look" options={THEMES} chosen={theme} />
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly chosen: Signal<Value>;
}

function Choice<Value extends string>({ title, options, chosen }: ChoiceProps<Value>) {
  return (
    <div class="control">
      <h3>{title}</h3>
      <Segments
        label={title}
        options={options}
        value={chosen.value}
        onChoose={(value) => {
          chosen.value = value;
        }}
      />
    </div>
  );
}
