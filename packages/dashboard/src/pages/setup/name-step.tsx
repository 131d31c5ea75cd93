import type { MinerCell } from "../../live/fleet-store.js";
import { fleet } from "../../live/house.js";
import { changeMiner } from "../../live/miner-changes.js";
import { Form } from "../../pieces/form.js";
import { StateMark, shownState } from "../../pieces/state-mark.js";
import { TextField } from "../../pieces/text-field.js";
import type { StepProps } from "./step-props.js";

/** More than these are named on their own pages. */
const MOST_SHOWN = 12;

/** A name and a place for each miner. */
export function NameStep({ onDone }: StepProps) {
  const cells = fleet.cells.value;
  const shown = cells.slice(0, MOST_SHOWN);
  if (cells.length === 0) {
    return (
      <p class="soft">
        There are no miners yet. They are named when they are found, or later on their pages.
      </p>
    );
  }
  const save = async (text: (name: string) => string) => {
    for (const cell of shown) await saveOne(cell, text);
    onDone();
  };
  return (
    <Form action="Save and go on" submit={save}>
      <p class="soft">Names that say where a miner stands read best in alerts: Living room, Cellar left.</p>
      {shown.map((cell) => (
        <NameCard key={placeOf(cell)} cell={cell} />
      ))}
      {cells.length > MOST_SHOWN ? (
        <p class="small soft">The other {cells.length - MOST_SHOWN} are named on their own pages.</p>
      ) : null}
    </Form>
  );
}

/** Where it answers: its id changes when it is identified, which is usual just here. */
function placeOf(cell: MinerCell): string {
  const { host, port } = cell.info.value;
  return `${host}-${port}`;
}

/** Sends what was changed, and nothing else: a name that is the model's own goes on following the model. */
async function saveOne(cell: MinerCell, text: (name: string) => string): Promise<void> {
  const info = cell.info.value;
  const name = text(`name-${placeOf(cell)}`);
  const place = text(`place-${placeOf(cell)}`) || null;
  const change = {
    ...(name === "" || name === info.name ? {} : { name }),
    ...(place === info.place ? {} : { place }),
  };
  if (Object.keys(change).length > 0) await changeMiner(cell.id, change);
}

function NameCard({ cell }: { readonly cell: MinerCell }) {
  const { name, place, modelName, host } = cell.info.value;
  const { presence, state } = cell.row.value;
  const field = placeOf(cell);
  return (
    <section class="card" aria-label={name}>
      <div class="card-title">
        <span class="small soft clip">{[modelName, host].filter(Boolean).join(" · ")}</span>
        <StateMark state={shownState(String(presence), String(state))} />
      </div>
      <div class="field-pair">
        <TextField name={`name-${field}`} label="Name" hint={name} value={ownName(cell)} maxLength={80} />
        <TextField
          name={`place-${field}`}
          label="Place"
          value={place ?? ""}
          hint="Living room"
          maxLength={80}
        />
      </div>
    </section>
  );
}

/** A name that somebody gave; the one made of model or address stands in the field as a hint. */
function ownName(cell: MinerCell): string {
  const { name, host, modelName } = cell.info.value;
  const isMade = name === host || (modelName !== null && name === `${modelName} ${cell.id.slice(-4)}`);
  return isMade ? "" : name;
}
