import { fleet } from "../../live/house.js";

interface MinerChoiceProps {
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

/** Every miner, or one of them. One that is not there any more stays named by its id. */
export function MinerChoice({ chosen, onChoose }: MinerChoiceProps) {
  const cells = fleet.cells.value;
  const isGone = chosen !== undefined && fleet.get(chosen) === undefined;
  return (
    <select
      class="input is-short is-choice"
      aria-label="Miner"
      value={chosen ?? ""}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    >
      <option value="">Every miner</option>
      {isGone ? <option value={chosen}>{chosen}</option> : null}
      {cells.map(({ id, info }) => (
        <option key={id} value={id}>
          {info.value.name}
        </option>
      ))}
    </select>
  );
}
