import { figureText } from "../format/figure-text.js";
import { temperatureScale } from "../live/preferences.js";

interface FigureProps {
  readonly label?: string;
  readonly value: unknown;
  readonly unit: string;
  readonly size?: "small" | "total" | "big";
  readonly isOld?: boolean;
  readonly note?: string | undefined;
  readonly title?: string | undefined;
}

/** A labelled number with its unit. What is not known is a dash, never 0. */
export function Figure({ label, value, unit, size = "small", isOld = false, note, title }: FigureProps) {
  const text = figureText(value, unit, temperatureScale.value);
  const sizeClass = size === "small" ? "" : ` is-${size}`;
  return (
    <div class="figure" title={title}>
      {label === undefined ? null : <span class="figure-label">{label}</span>}
      <span
        class={`figure-value${sizeClass}${isOld ? " is-old" : ""}${text === undefined ? " is-unknown" : ""}`}
      >
        {text === undefined ? <span title="not known">–</span> : text.number}
        {text === undefined || text.unit === "" ? null : (
          <>
            <wbr />
            <span class="figure-unit">{text.unit}</span>
          </>
        )}
      </span>
      {note === undefined ? null : <span class="figure-note">{note}</span>}
    </div>
  );
}
