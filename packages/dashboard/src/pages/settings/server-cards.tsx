import type { Config } from "@hearthash/contract";
import { changeSettings } from "../../live/server-settings.js";
import { Form } from "../../pieces/form.js";
import { TextField } from "../../pieces/text-field.js";
import { DiskUse } from "./disk-use.js";
import { numberFrom } from "./number-from.js";
import { RestartNote } from "./restart-note.js";

interface CardProps {
  readonly config: Config;
}

/** What a kilowatt-hour costs. */
export function EnergySettings({ config: { energy } }: CardProps) {
  const save = async (text: (name: string) => string) => {
    const price = numberFrom(text("price"));
    await changeSettings({
      "energy.pricePerKwh": price ?? null,
      "energy.currency": text("currency") || null,
    });
  };
  return (
    <section class="card" aria-label="Energy">
      <h2>Energy</h2>
      <Form look="plain" action="Save" done="Saved" submit={save}>
        <div class="field-pair">
          <TextField
            name="price"
            label="Price of a kWh; none: no cost is shown"
            type="number"
            min={0}
            max={1000}
            step="any"
            value={energy.pricePerKwh === undefined ? "" : String(energy.pricePerKwh)}
          />
          <TextField name="currency" label="Currency" value={energy.currency} hint="EUR" maxLength={8} />
        </div>
      </Form>
    </section>
  );
}

const MS = 1000;

/** How often miners are asked. */
export function PollingSettings({ config: { polling } }: CardProps) {
  const save = async (text: (name: string) => string) => {
    const [watched, background] = [numberFrom(text("watched")), numberFrom(text("background"))];
    await changeSettings({
      "polling.watchedMs": watched === undefined ? null : Math.round(watched * MS),
      "polling.backgroundMs": background === undefined ? null : Math.round(background * MS),
    });
  };
  const field = (name: string, label: string, ms: number) => (
    <TextField
      name={name}
      label={label}
      type="number"
      min={1}
      max={3600}
      step="any"
      value={String(ms / MS)}
    />
  );
  return (
    <section class="card" aria-label="Polling">
      <h2>How often miners are asked</h2>
      <Form look="plain" action="Save" done="Saved" submit={save}>
        <div class="field-pair">
          {field("watched", "While somebody looks, seconds", polling.watchedMs)}
          {field("background", "Otherwise, seconds", polling.backgroundMs)}
        </div>
      </Form>
      <RestartNote section="polling" />
    </section>
  );
}

/** For how long values are kept, and how much room they take. */
export function HistorySettings({ config: { history } }: CardProps) {
  if (!history.enabled) {
    return (
      <section class="card" aria-label="History">
        <h2>History</h2>
        <p class="small soft">
          It is switched off: history.enabled in the configuration. There are no charts and no energy.
        </p>
      </section>
    );
  }
  const save = async (text: (name: string) => string) => {
    await changeSettings({
      "history.rawHours": numberFrom(text("rawHours")) ?? null,
      "history.minuteDays": numberFrom(text("minuteDays")) ?? null,
      "history.budgetGb": numberFrom(text("budgetGb")) ?? null,
    });
  };
  return (
    <section class="card" aria-label="History">
      <h2>History</h2>
      <DiskUse />
      <Form look="plain" action="Save" done="Saved" submit={save}>
        <div class="field-pair">
          <TextField
            name="rawHours"
            label="Each reading, for hours"
            type="number"
            min={2}
            max={8760}
            step={1}
            value={String(history.rawHours)}
          />
          <TextField
            name="minuteDays"
            label="Each minute, for days"
            type="number"
            min={1}
            max={3650}
            step={1}
            value={String(history.minuteDays)}
          />
          <TextField
            name="budgetGb"
            label="Most room on disk, GB"
            type="number"
            min={0.05}
            max={100_000}
            step="any"
            hint="5, or a tenth of the disk"
            value={history.budgetGb === undefined ? "" : String(history.budgetGb)}
          />
        </div>
      </Form>
      <RestartNote section="history" />
    </section>
  );
}
