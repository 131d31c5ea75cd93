import type { MinerCell } from "../../live/fleet-store.js";
import { fleet } from "../../live/house.js";
import { changeMiner } from "../../live/miner-changes.js";
import { Form } from "../../pieces/form.js";
import { StateMark, shownState } from "../../pieces/state-mark.js";
import { TextField } from "../../pieces/text-field.js";

/** More than these are named on their own pages. */
const MOST_SHOWN = 12;

/** A name and a place for each miner. */
export function NameStep() {
  const cells = fleet.cells.value;
  if (cells.length === 0) {
    return (
      <p class="soft">
        There are no miners yet. They are named when they are found, or later on their pages.
      </p>
    );
  }
  return (
    <div class="stack">
      <p class="soft">Names that say where a miner stands read best in alerts: Living room, Cellar left.</p>
      {cells.slice(0, MOST_SHOWN).map((cell) => (
        <NameCard key={`${cell.info.value.host}:${cell.info.value.port}`} cell={cell} />
      ))}
      {cells.length > MOST_SHOWN ? (
        <p class="small soft">The other {cells.length - MOST_SHOWN} are named on their own pages.</p>
      ) : null}
    </div>
  );
}

function NameCard({ cell }: { readonly cell: MinerCell }) {
  const { name, place, modelName, host, port } = cell.info.value;
  const { presence, state } = cell.row.value;
  const field = `${host}-${port}`;
  return (
    <section class="card" aria-label={name}>
      <div class="card-title">
        <span class="small soft clip">{[modelName, host].filter(Boolean).join(" · ")}</span>
        <StateMark state={shownState(String(presence), String(state))} />
      </div>
      <Form
        look="plain"
        action="Save"
        done="Saved"
        submit={(text) =>
          changeMiner(cell.id, { name: text(`name-${field}`), place: text(`place-${field}`) || null })
        }
      >
        <div class="field-pair">
          <TextField name={`name-${field}`} label="Name" value={name} maxLength={80} isRequired />
          <TextField
            name={`place-${field}`}
            label="Place"
            value={place ?? ""}
            hint="Living room"
            maxLength={80}
          />
        </div>
      </Form>
    </section>
  );
}
