import { fleet } from "../../live/house.js";
import { addByAddress } from "../../live/networks.js";
import { Icon } from "../../pieces/icon.js";
import { NetworkSearch } from "../add/network-search.js";
import { TargetForm } from "../add/target-form.js";
import type { StepProps } from "./step-props.js";

/** A search of a network that the reader names, or one address. */
export function FindStep({ onDone }: StepProps) {
  const count = fleet.cells.value.length;
  return (
    <div class="stack">
      <p class="soft">
        {count === 0
          ? "Miners answer in the home network. Switch them on; a minute later they can be found."
          : `${count} ${count === 1 ? "miner is" : "miners are"} here already. Search for more, or go on.`}
      </p>
      <NetworkSearch onAdded={onDone} />
      <details class="card fold">
        <summary>
          <Icon name="next" />I know the address
        </summary>
        <TargetForm
          field="host"
          label="Address"
          hint="192.168.1.50"
          action="Add"
          submit={async (text) => {
            await addByAddress(text);
            onDone();
          }}
        />
      </details>
    </div>
  );
}
