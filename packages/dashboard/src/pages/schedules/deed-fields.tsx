import { degreesText } from "../../format/degrees-text.js";
import { Field, faultOf } from "../../pieces/field.js";
import { Segments } from "../../pieces/segments.js";
import { Slider } from "../../pieces/slider.js";
import { ColorField } from "./color-field.js";
import type { Choice, Deed, DeedId } from "./deeds.js";
import { isColored } from "./light-color.js";
import type { DraftPart } from "./part.js";

interface DeedPart extends DraftPart {
  /** What the chosen miners have in common. */
  readonly deeds: readonly Deed[];
  /** The words of an intent that is made elsewhere alone, and can be kept. */
  readonly kept: string | undefined;
}

/** What is done: only what every chosen miner really has. */
export function DeedFields({ draft, faults, change, deeds, kept }: DeedPart) {
  const deed = deeds.find(({ id }) => id === draft.deed);
  const isGone = draft.deed !== undefined && draft.deed !== "kept" && deed === undefined;
  return (
    <>
      <Field id="schedule-deed" label="What is done" error={faults.intent}>
        <select
          class="input"
          id="schedule-deed"
          value={isGone ? "" : (draft.deed ?? "")}
          onChange={(event) => change(begun(event.currentTarget.value, deeds))}
          {...faultOf("schedule-deed", faults.intent)}
        >
          <option value="">{deeds.length === 0 ? "These miners have nothing in common" : "Choose"}</option>
          {kept === undefined ? null : <option value="kept">As it is: {kept}</option>}
          {deeds.map(({ id, word }) => (
            <option key={id} value={id}>
              {word}
            </option>
          ))}
        </select>
      </Field>
      {deed === undefined ? null : (
        <Value
          title={deed.word}
          choice={deed.choice}
          value={draft.value}
          onChoose={(value) => change({ value })}
        />
      )}
      {deed?.choice.is === "words" && deed.choice.hasColor === true && isColored(draft.value) ? (
        <ColorField color={draft.color} onChoose={(color) => change({ color })} />
      ) : null}
    </>
  );
}

/** A deed begins with its first word or its least number: what is shown is what is sent. */
function begun(chosen: string, deeds: readonly Deed[]) {
  const choice = deeds.find(({ id }) => id === chosen)?.choice;
  const first = choice?.is === "words" ? (choice.options[0]?.value ?? "") : "";
  const value = choice?.is === "number" ? String(choice.range[0]) : first;
  return { deed: chosen === "" ? undefined : (chosen as DeedId | "kept"), value };
}

interface ValueProps {
  readonly title: string;
  readonly choice: Choice;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Value({ title, choice, value, onChoose }: ValueProps) {
  if (choice.is === "nothing") return null;
  if (choice.is === "words") {
    return (
      <Segments
        label={title}
        options={choice.options.map((option) => ({ ...option, word: titled(option.word) }))}
        value={value}
        onChoose={onChoose}
      />
    );
  }
  const { range, unit, step } = choice;
  return (
    <div class="slider-line">
      <Slider
        label={title}
        value={value === "" ? undefined : Number(value)}
        range={range}
        step={step}
        textOf={(number) => (unit === "°C" ? degreesText(number) : `${number} ${unit}`.trim())}
        isDisabled={false}
        isWaiting={false}
        onSend={(number) => onChoose(String(number))}
      />
    </div>
  );
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
