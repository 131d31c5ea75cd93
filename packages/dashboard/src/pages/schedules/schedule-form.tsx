import type { ScheduleResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { needCatalogue } from "../../live/catalogue.js";
import { saveSchedule, scheduleList } from "../../live/schedules.js";
import { Dialog } from "../../pieces/dialog.js";
import { Field, faultOf } from "../../pieces/field.js";
import { BoundsNote } from "./bounds-note.js";
import { DeedFields } from "./deed-fields.js";
import { type Deed, deedsOf, intentOf } from "./deeds.js";
import { type Draft, draftOf, type Faults, faultsIn, faultsOf, inputOf } from "./draft.js";
import { ExceptionFields } from "./exception-fields.js";
import { chosenMiners, modelsOf } from "./meant-miners.js";
import { MinerFields } from "./miner-fields.js";
import { OfflineFields } from "./offline-fields.js";
import { deedText } from "./schedule-words.js";
import { TimeFields } from "./time-fields.js";
import { ZoneField } from "./zone-field.js";

interface FormProps {
  /** The one that is changed; undefined: a new one. */
  readonly schedule: ScheduleResource | undefined;
  /** The miner a new one is for; undefined: all. */
  readonly minerId?: string | undefined;
  readonly onClose: () => void;
}

/** A schedule, written or changed. What is wrong stands beside its field. */
export function ScheduleForm({ schedule, minerId, onClose }: FormProps) {
  useEffect(needCatalogue, []);
  const form = useRef<HTMLFormElement>(null);
  const houseZone = scheduleList.value?.timezone;
  const draft = useSignal<Draft>(draftOf(schedule, minerId, houseZone));
  const faults = useSignal<Faults>({});
  const problem = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);
  const miners = chosenMiners(draft.value);
  const deeds = deedsOf(modelsOf(miners));
  const say = (found: Faults, other?: string) => {
    faults.value = found;
    problem.value = other;
    // Behind the drawing, so that what is wrong is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = faultsOf(draft.value, deeds);
    if (Object.keys(found).length > 0) return say(found);
    isBusy.value = true;
    try {
      await saveSchedule(schedule?.id, inputOf(shownOf(draft.value, deeds), schedule));
      onClose();
    } catch (error) {
      const refused = faultsIn(error);
      say(refused.faults, refused.other);
    }
    isBusy.value = false;
  };
  const part = {
    draft: draft.value,
    faults: faults.value,
    change: (change: Partial<Draft>) => {
      draft.value = { ...draft.value, ...change };
    },
  };
  return (
    <Dialog title={schedule === undefined ? "New schedule" : `Edit ${schedule.name}`} onClose={onClose}>
      <form class="form" noValidate ref={form} onSubmit={(event) => void submit(event)}>
        <Field id="schedule-name" label="Name" error={faults.value.name}>
          <input
            class="input"
            id="schedule-name"
            maxLength={80}
            autocomplete="off"
            placeholder="Night"
            value={draft.value.name}
            onInput={(event) => part.change({ name: event.currentTarget.value })}
            {...faultOf("schedule-name", faults.value.name)}
          />
        </Field>
        <MinerFields {...part} />
        <DeedFields {...part} deeds={deeds} kept={keptText(schedule, draft.value)} />
        <BoundsNote kind={kindOf(draft.value, schedule)} miners={miners} />
        <TimeFields {...part} />
        <ZoneField {...part} houseZone={houseZone} />
        <ExceptionFields {...part} />
        <OfflineFields {...part} />
        {problem.value === undefined ? null : (
          <p class="field-error" role="alert">
            {problem.value}
          </p>
        )}
        <div class="form-actions">
          <button type="button" class="button is-quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button is-primary" disabled={isBusy.value}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Without a colour that is not shown any more: other miners were chosen behind it. */
function shownOf(draft: Draft, deeds: readonly Deed[]): Draft {
  const choice = deeds.find(({ id }) => id === draft.deed)?.choice;
  return choice?.is === "words" && choice.hasColor === true ? draft : { ...draft, color: undefined };
}

/** An intent that this form does not make can be kept as it is. */
function keptText(schedule: ScheduleResource | undefined, { deed }: Draft): string | undefined {
  return schedule !== undefined && deed === "kept" ? deedText(schedule.intent) : undefined;
}

function kindOf({ deed, value }: Draft, schedule: ScheduleResource | undefined): string | undefined {
  if (deed === "kept") return String(schedule?.intent["kind"]);
  return deed === undefined ? undefined : intentOf(deed, value).kind;
}
