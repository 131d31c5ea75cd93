import { CheckLine } from "../../pieces/check-line.js";
import { FIRST_COLOR } from "./light-color.js";

interface ColorFieldProps {
  /** Undefined: the light keeps the one it has. */
  readonly color: string | undefined;
  readonly onChoose: (color: string | undefined) => void;
}

/** In which colour a light shines, where it is to be another one. */
export function ColorField({ color, onChoose }: ColorFieldProps) {
  return (
    <div class="field-line">
      <CheckLine
        label="In a colour of its own"
        isChecked={color !== undefined}
        onCheck={(isOwn) => onChoose(isOwn ? FIRST_COLOR : undefined)}
      />
      {color === undefined ? null : (
        <input
          class="input is-color"
          type="color"
          aria-label="Colour of the light"
          value={color}
          onInput={(event) => onChoose(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
