import { fleet } from "../../live/house.js";
import { CheckLine } from "../../pieces/check-line.js";
import { FieldGroup } from "../../pieces/field.js";
import { Segments } from "../../pieces/segments.js";
import { type DraftPart, toggled } from "./part.js";

const OPTIONS = [
  { value: "all", word: "All" },
  { value: "some", word: "Chosen ones" },
] as const;

/** All miners, those that come later too, or single ones. One that is not there any more stays named by its id. */
export function MinerFields({ draft, faults, change }: DraftPart) {
  const cells = fleet.cells.value;
  const gone = [...draft.miners].filter((id) => fleet.get(id) === undefined);
  const known = cells.map(({ id, info }) => ({ id, name: info.value.name }));
  return (
    <FieldGroup id="schedule-miners" label="Miners" error={faults.miners}>
      <Segments
        label="Miners"
        isSmall
        options={OPTIONS}
        value={draft.isAll ? "all" : "some"}
        onChoose={(value) => change({ isAll: value === "all" })}
      />
      {draft.isAll ? null : (
        <div class="choice-list">
          {[...known, ...gone.map((id) => ({ id, name: `${id}, not here any more` }))].map(({ id, name }) => (
            <CheckLine
              key={id}
              label={name}
              isChecked={draft.miners.has(id)}
              onCheck={(isIn) => change({ miners: toggled(draft.miners, id, isIn) })}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
