import type { Config } from "@hearthash/contract";
import { changeSettings } from "../../live/server-settings.js";
import { Form } from "../../pieces/form.js";
import { TextField } from "../../pieces/text-field.js";
import { DiskUse } from "./disk-use.js";
import { NumberField } from "./number-field.js";
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
          <NumberField
            name="price"
            label="Price of a kWh; none: no cost is shown"
            range={[0, 1000]}
            value={energy.pricePerKwh}
          />
          <TextField name="currency" label="Currency" value={energy.currency} hint="EUR" maxLength={8} />
        </div>
      </Form>
    </section>
  );
}

const MS = 1000;
const SECONDS = [1, 3600] as const;

/** How often miners are asked. */
export function PollingSettings({ config: { polling } }: CardProps) {
  const save = async (text: (name: string) => string) => {
    const [watched, background] = [numberFrom(text("watched")), numberFrom(text("background"))];
    await changeSettings({
      "polling.watchedMs": watched === undefined ? null : Math.round(watched * MS),
      "polling.backgroundMs": background === undefined ? null : Math.round(background * MS),
    });
  };
  return (
    <section class="card" aria-label="Polling">
      <h2>How often miners are asked</h2>
      <Form look="plain" action="Save" done="Saved" submit={save}>
        <div class="field-pair">
          <NumberField
            name="watched"
            label="While somebody looks, seconds"
            range={SECONDS}
            value={polling.watchedMs / MS}
          />
          <NumberField
            name="background"
            label="Otherwise, seconds"
            range={SECONDS}
            value={polling.backgroundMs / MS}
          />
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
          <NumberField
            name="rawHours"
            label="Each reading, for hours"
            range={[2, 8760]}
            value={history.rawHours}
            isWhole
          />
          <NumberField
            name="minuteDays"
            label="Each minute, for days"
            range={[1, 3650]}
            value={history.minuteDays}
            isWhole
          />
          <NumberField
            name="budgetGb"
            label="Most room on disk, GB"
            range={[0.05, 100_000]}
            value={history.budgetGb}
            hint="5, or a tenth of the disk"
          />
        </div>
      </Form>
      <RestartNote section="history" />
    </section>
  );
}
