import { addByAddress } from "../../live/networks.js";
import { goTo } from "../../route/router.js";
import { NetworkSearch } from "./network-search.js";
import { TargetForm } from "./target-form.js";

/** Miners are found in networks that the reader names, or added by their address. */
export function AddPage() {
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Add miners</h1>
      </div>
      <NetworkSearch onAdded={() => goTo("/")} />
      <section class="card">
        <h2>Add one by its address</h2>
        <TargetForm field="host" label="Address" hint="192.168.1.50" action="Add" submit={addOne} />
      </section>
    </div>
  );
}

async function addOne(text: string): Promise<void> {
  await addByAddress(text);
  // Not to its page: it gets the id it keeps when it first answers.
  goTo("/");
}
