import { addByAddress } from "../../live/networks.js";
import { leaveSetup } from "../../live/setup.js";
import { goTo } from "../../route/router.js";
import { NetworkSearch } from "./network-search.js";
import { TargetForm } from "./target-form.js";

/** Miners are found in networks that the reader names, or added by their address. */
export function AddPage() {
  return (
    <div class="page is-reading">
      <div class="page-head">
        <h1 class="grow">Add miners</h1>
      </div>
      <NetworkSearch onAdded={goHome} />
      <section class="card">
        <h2>Add one by its address</h2>
        <TargetForm field="host" label="Address" hint="192.168.1.50" action="Add" submit={addOne} />
      </section>
    </div>
  );
}

async function addOne(text: string): Promise<void> {
  await addByAddress(text);
  goHome();
}

/** Not to a miner's page: it gets the id it keeps when it first answers. Whoever adds miners needs no first run. */
function goHome(): void {
  leaveSetup();
  goTo("/");
}
